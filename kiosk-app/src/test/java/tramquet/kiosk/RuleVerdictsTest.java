package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.inspect.JsonInspection;
import tramquet.kiosk.inspect.Verdicts;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Direction;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.WatchList;

class RuleVerdictsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));
  private static final String CARD =
      "001090000001||Nguyễn Văn A|01011990|Nam|Số 1, Phường B, Quận C, Hà Nội|01012021";

  @Test
  void thePackOfTheLineCounts() throws IOException {
    String code = "{\"code\": \"" + CARD + "\", \"at\": \"2029-12-31T00:00:00Z\", \"pack\": ";
    Verdicts verdicts =
        new RuleVerdicts(
            Packs.of(RulePack.CHECKPOINT, TrustList.NONE, WatchList.EMPTY),
            new LaneTerms(Direction.ENTRY, true));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        new JsonInspection(TrustList.NONE, verdicts, CLOCK)
            .run(
                new ByteArrayInputStream(
                    (code
                            + "\"checkpoint\"}\n"
                            + code
                            + "\"manifest\"}\n"
                            + code
                            + "{\"name\": \"p\", \"accepts\": [], \"watchList\": false}}\n"
                            + code
                            + "\"nothing\"}\n"
                            + code
                            + "{}}\n")
                        .getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
    List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(1, status);
    assertTrue(answers.get(0).contains("\"verdict\":\"ask\""), answers.get(0));
    assertTrue(answers.get(1).contains("\"verdict\":\"green\""), answers.get(1));
    assertTrue(answers.get(2).contains("\"reasons\":[\"not-accepted\"]"), answers.get(2));
    assertEquals("{\"error\":\"pack is no rule pack\"}", answers.get(3));
    assertEquals("{\"error\":\"pack is no rule pack\"}", answers.get(4));
  }
}
