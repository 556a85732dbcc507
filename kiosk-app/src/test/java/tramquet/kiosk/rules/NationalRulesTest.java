package tramquet.kiosk.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules that member states published, and every test they published with them.
class NationalRulesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("tramquet.root", ".."), "kiosk-app/src/test/resources/dcc-rules");

  static List<Tested> tests() throws IOException {
    return RuleFolder.below(FOLDER).stream()
        .flatMap(rule -> rule.test(ValueSets.NONE).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void theRuleGivesWhatItsTestExpects(Tested tested) {
    assertInstanceOf(Tested.Passed.class, tested, tested.text());
  }

  @Test
  void noneIsLeftOut() throws IOException {
    assertEquals(86, RuleFolder.below(FOLDER).size());
    assertEquals(564, tests().size());
  }
}
