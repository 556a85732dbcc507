package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every state at three sizes looks as somebody approved it, and can be read.
///
/// With `-Dapprove` what is painted now is approved first.
class ApprovedPicturesTest {
  /// @param unlike what differs from the approved sheet, or nothing
  /// @param unfit what the measures find
  private record Seen(String unlike, List<String> unfit) {}

  private static final boolean APPROVE = System.getProperty("approve") != null;
  private static final Map<String, Function<Size, Pane>> STATES = Gallery.all();

  private static List<Seen> all = List.of();

  /// In parallel: while JavaFX paints one, others are compared.
  @BeforeAll
  static void look() {
    all =
        STATES.entrySet().parallelStream()
            .map(each -> seen(each.getKey(), Sheet.painted(each.getValue())))
            .toList();
    if (APPROVE) {
      ApprovedPictures.keepOnly(STATES.keySet());
    }
  }

  private static Seen seen(String name, Map<Size, Painted> painted) {
    Picture sheet = Sheet.of(painted);
    if (APPROVE) {
      ApprovedPictures.approve(name, sheet);
    }
    List<String> unfit = new ArrayList<>();
    painted.forEach((size, picture) -> {
      for (String fault : Measures.faults(size, Gallery.reader(name), picture)) {
        unfit.add("%s, %.0f×%.0f: %s".formatted(name, size.width(), size.height(), fault));
      }
    });
    return new Seen(ApprovedPictures.fault(name, sheet), unfit);
  }

  @Test
  void everyStateLooksAsApproved() {
    List<String> faults = all.stream().map(Seen::unlike).filter(words -> !words.isEmpty()).toList();
    assertTrue(faults.isEmpty(), () -> told(faults));
  }

  private static String told(List<String> faults) {
    return """
    Some screens do not look as approved:
    %s
    If they look as they should, approve them all and commit the pictures:
      mvn -q -pl kiosk-app -am -Dtest=ApprovedPicturesTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dapprove test
    """
        .formatted(String.join("\n", faults));
  }

  @Test
  void everyPictureIsFitToBeRead() {
    List<String> faults = all.stream().flatMap(seen -> seen.unfit().stream()).toList();
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }

  @Test
  void nothingIsApprovedThatIsNoMore() {
    Set<String> gone = new TreeSet<>(ApprovedPictures.states());
    gone.removeAll(STATES.keySet());
    assertEquals(Set.of(), gone);
  }
}
