package tramquet.kiosk.screen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.CssParser;
import javafx.css.Rule;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The style sheet is read without a fault, every line of it counts, and nothing else says a
/// colour.
class StyleSheetTest {
  private static final Size SMALLEST = new Size(800, 480);

  private static final Pattern DECLARATION = Pattern.compile("-[a-z-]+: [^;]+;");
  private static final Logger JAVAFX = Logger.getLogger("javafx.css");
  private static final JavaClasses SCREEN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackagesOf(StyleSheet.class);

  /// The states that have it, by class.
  private static final Map<String, List<Function<Size, Pane>>> USED = new TreeMap<>();

  private static List<String> faults = List.of();
  private static List<Rule> rules = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void readAndApply() {
    Toolkit.call(() -> {
      CssParser.errorsProperty().clear();
      rules = new CssParser().parse(URI.create(StyleSheet.address()).toURL()).getRules();
      for (Function<Size, Pane> state : Gallery.all().values()) {
        for (String each : classes(scene(state).getRoot())) {
          USED.computeIfAbsent(each, _ -> new ArrayList<>()).add(state);
        }
      }
      faults = CssParser.errorsProperty().stream().map(Object::toString).distinct().toList();
      return rules;
    });
  }

  private static Scene scene(Function<Size, Pane> state) {
    Scene scene = StyleSheet.scene(state.apply(SMALLEST), SMALLEST);
    scene.getRoot().applyCss();
    return scene;
  }

  private static Set<String> classes(Node root) {
    return Texts.nodes(root, Node.class).stream()
        .flatMap(node -> node.getStyleClass().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void isReadAndAppliedWithoutAFault() {
    assertEquals(List.of(), faults);
  }

  /// What is matched against each node of a new screen is one class, and never a path of them.
  @Test
  void everyRuleIsOfOneClassThatSomeScreenHas() {
    assertEquals(
        USED.keySet().stream().map("*."::concat).toList(),
        rules.stream()
            .flatMap(rule -> rule.getSelectors().stream())
            .map(Object::toString)
            .sorted()
            .toList());
  }

  /// A declaration that is lost changes a picture.
  @Test
  void everyLineCounts() throws IOException {
    String text = text();
    List<String> idle = new ArrayList<>();
    JAVAFX.setLevel(Level.OFF);
    try {
      for (MatchResult each : DECLARATION.matcher(text).results().toList()) {
        String without = text.substring(0, each.start()) + text.substring(each.end());
        Path spoilt = Files.writeString(folder.resolve("spoilt-" + each.start() + ".css"), without);
        String name = className(text, each.start());
        if (USED.getOrDefault(name, List.of()).stream().allMatch(state -> same(state, spoilt))) {
          idle.add(name + " " + each.group());
        }
      }
    } finally {
      JAVAFX.setLevel(null);
    }
    assertEquals(List.of(), idle);
  }

  private static String text() throws IOException {
    try (InputStream in = URI.create(StyleSheet.address()).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The class of the rule in which something stands.
  private static String className(String text, int at) {
    int brace = text.lastIndexOf(" {", at);
    return text.substring(text.lastIndexOf('.', brace) + 1, brace);
  }

  private static boolean same(Function<Size, Pane> state, Path spoilt) {
    return Toolkit.call(() -> {
      Scene whole = scene(state);
      Scene other = scene(state);
      other.getStylesheets().setAll(spoilt.toUri().toString());
      return Arrays.equals(pixels(whole), pixels(other));
    });
  }

  private static int[] pixels(Scene scene) {
    return Picture.of(Raster.of(scene)).pixels();
  }

  /// The colours of codes, of the pixel that shows that frames are painted, and none.
  @Test
  void coloursStandNowhereElse() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(QrPicture|Pulse|Icon)")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Paint.class)
        .because("a colour is changed in one place")
        .check(SCREEN);
  }

  /// The first of them would load a style sheet of thousands of rules for each node to be matched
  /// against.
  @Test
  void noControlOfJavaFxIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx.scene.control..")
        .because("each brings JavaFX's own style sheet along")
        .check(SCREEN);
  }
}
