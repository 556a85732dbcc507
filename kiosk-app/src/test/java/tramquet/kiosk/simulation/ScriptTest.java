package tramquet.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.wire.Decoded;

class ScriptTest {
  @Test
  void whatIsWrittenIsReadBack() {
    for (long seed = 1; seed <= 2_000; seed++) {
      List<String> words = Script.of(Generator.sequence(seed));
      assertEquals(words, Script.of(Scripts.read(String.join("\n", words))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "scan",
        "scan nobody-known",
        "scan green now",
        "wait",
        "wait 3",
        "wait -1s",
        "wait 99999999s",
        "away x",
        "cut after",
        "cut after x",
        "cut before 2",
        "staff",
        "staff dance",
        "staff trip",
        "staff trip a/b",
        "card",
        "sign-in visitor",
        "claim",
        "claim twice",
        "step aside",
        "lane"
      })
  void whatIsNoActIsMalformed(String line) {
    assertInstanceOf(Decoded.Malformed.class, Script.acts(line));
  }

  @Test
  void remarksAndEmptyLinesAreNoActs() {
    assertEquals(
        new Sequence(Confirm.VERDICT, List.of(new Act.Scan(Visitor.ILL), new Act.Power())),
        Scripts.read("# a story\nlane verdict\n\n scan ill ; power\n"));
  }
}
