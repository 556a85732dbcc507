package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

/// Every state in every language at three sizes looks as somebody approved it.
///
/// With `-Dapprove` what is painted now is approved first.
class ApprovedPicturesTest {
  private static final String HOW =
      """
      Some screens do not look as approved:
      %s
      If they look as they should, approve them all and commit the pictures:
        mvn -q -pl kiosk-app -am -Dtest=ApprovedPicturesTest \
      -Dsurefire.failIfNoSpecifiedTests=false -Dapprove test
      """;

  private final Map<String, Function<Size, Pane>> states = Gallery.all();

  @Test
  void everyStateLooksAsApproved() {
    if (System.getProperty("approve") != null) {
      states.entrySet().parallelStream()
          .forEach(each -> ApprovedPictures.approve(each.getKey(), Sheet.of(each.getValue())));
      ApprovedPictures.keepOnly(states.keySet());
    }
    // In parallel: while JavaFX paints one, others are compared.
    List<String> faults =
        states.entrySet().parallelStream()
            .map(each -> ApprovedPictures.fault(each.getKey(), Sheet.of(each.getValue())))
            .filter(words -> !words.isEmpty())
            .toList();
    assertTrue(faults.isEmpty(), () -> HOW.formatted(String.join("\n", faults)));
  }

  @Test
  void nothingIsApprovedThatIsNoMore() {
    Set<String> gone = new TreeSet<>(ApprovedPictures.states());
    gone.removeAll(states.keySet());
    assertEquals(Set.of(), gone);
  }
}
