package tramquet.kiosk.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.kiosk.enrol.Centre.Answer;
import tramquet.wire.ClaimCode;
import tramquet.wire.tls.TlsIdentity;

final class CentreLineTest {
  private static final String ALL =
      """
      {"certificate": "c", "ca": "r", "broker": "ssl://b:8883",
       "packKey": "p", "orderKey": "o", "personalCodeKey": "q", "later": [1]}\
      """;

  private final Issuing issuing = new Issuing();
  private final OwnKey own = OwnKey.draw();
  private final CentreLine line = new CentreLine(() -> Issuing.NOW, System::nanoTime);
  private RawCentre centre;
  private ClaimCode code;

  @BeforeEach
  void listen() throws Exception {
    centre = new RawCentre(issuing.root.server(List.of("localhost"), Issuing.NOW));
    code = issuing.code("han-1", centre.host());
  }

  @AfterEach
  void close() throws IOException {
    centre.close();
  }

  private Answer ask() {
    return line.ask(code, own);
  }

  private void isUnreached(String why) {
    String said = assertInstanceOf(Answer.Unreached.class, ask()).why();
    assertTrue(said.contains(why), said);
  }

  @Test
  void asksByTheIdOfTheClaimWithItsSecret() {
    centre.says(202, "{\"state\": \"waiting\"}");
    assertEquals(new Answer.Waiting(), ask());
    String asked = centre.asked().getFirst();
    assertTrue(
        asked.startsWith("POST /api/enrol/claims/%s HTTP/1.1\n".formatted(code.claim().id())),
        asked);
    assertTrue(asked.contains("\"secret\":\"00000000000000000000000000000000\""), asked);
    assertTrue(asked.contains("BEGIN CERTIFICATE REQUEST"), asked);
  }

  @Test
  void takesAllThatIsGivenAndLessIsNothing() {
    centre.says(200, ALL);
    assertEquals(new Answer.Enrolled(new Given("c", "r", "ssl://b:8883", "p", "o", "q")), ask());
    for (String name :
        List.of("certificate", "ca", "broker", "packKey", "orderKey", "personalCodeKey")) {
      ObjectNode less = (ObjectNode) JsonMapper.shared().readTree(ALL);
      less.remove(name);
      centre.says(200, less.toString());
      isUnreached("lacks something");
      less.put(name, 7);
      centre.says(200, less.toString());
      isUnreached("lacks something");
    }
  }

  @ParameterizedTest
  @CsvSource({"403, refused", "403, revoked", "409, other-key", "410, over", "429, too-often"})
  void aRefusalHasAWord(int status, String word) {
    centre.says(status, "{\"refused\": \"%s\"}".formatted(word));
    assertEquals(new Answer.Refused(word), ask());
    centre.says(status, "{\"refused\": [\"%s\"]}".formatted(word));
    assertEquals(new Answer.Refused("refused"), ask());
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "404", "400", "204", "301", "418"})
  void anyOtherAnswerIsNone(int status) {
    centre.says(status, status == 204 ? "" : "{}");
    isUnreached("status " + status);
    // Where it is sent nobody goes.
    assertEquals(1, centre.asked().size());
  }

  @Test
  void whatIsNoAnswerIsNone() {
    List<String> garbage = new ArrayList<>();
    garbage.add("");
    garbage.add("\u0000\u0001\u0002");
    garbage.add("HTTP/1.1 ");
    garbage.add("HTTP/1.1 200 OK\r\n");
    garbage.add("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n" + ALL);
    garbage.add("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + ALL);
    garbage.add("HTTP/1.1 200 OK\r\n\r\n<html>not here</html>");
    garbage.add("HTTP/1.1 200 OK\r\n\r\n[]");
    garbage.add("HTTP/1.1 200 OK\r\n\r\n\"certificate\"");
    garbage.add("HTTP/1.1 200 OK\r\n\r\nnull");
    garbage.add("HTTP/1.1 200 OK\r\n\r\n");
    garbage.add("HTTP/1.1 200 OK\r\n\r\n" + "[".repeat(60_000));
    garbage.add("HTTP/1.1 200 OK\r\n\r\n{\"a\": \"" + "x".repeat(2_000_000) + "\"}");
    garbage.add("HTTP/1.1 200 OK\r\n\r\n{\"a\":\"" + "x".repeat(70_000) + "\"," + ALL.substring(1));
    for (String each : garbage) {
      centre.says(each);
      assertInstanceOf(
          Answer.Unreached.class, ask(), () -> each.substring(0, Math.min(60, each.length())));
    }
  }

  /// Whoever is believed could hold the kiosk for ever, a byte at a time.
  @Test
  void anAnswerThatTakesTooLongIsNone() {
    centre.says(200, ALL);
    AtomicLong now = new AtomicLong();
    CentreLine slow =
        new CentreLine(() -> Issuing.NOW, () -> now.addAndGet(Duration.ofSeconds(31).toNanos()));
    assertInstanceOf(Answer.Unreached.class, slow.ask(code, own));
    assertInstanceOf(Answer.Enrolled.class, ask());
  }

  @Test
  void believesTheRootOfTheCodeAndNobodyElse() throws Exception {
    centre.says(200, ALL);
    Issuing stranger = new Issuing();
    assertInstanceOf(Answer.Unreached.class, line.ask(stranger.code("han-1", centre.host()), own));
    try (RawCentre other =
        new RawCentre(issuing.root.server(List.of("elsewhere.example"), Issuing.NOW))) {
      other.says(200, ALL);
      assertInstanceOf(Answer.Unreached.class, line.ask(issuing.code("han-1", other.host()), own));
      assertEquals(List.of(), other.asked(), "no secret was told");
    }
    assertEquals(List.of(), centre.asked(), "no secret was told");
  }

  @Test
  void whereNobodyListensNobodyIsReached() {
    code = issuing.code("han-1", "localhost:1");
    isUnreached("nobody listens there");
    code = issuing.code("han-1", "centre.invalid");
    isUnreached("name is not known");
  }

  @Test
  void renewsWithTheCertificateThatItHas() {
    TlsIdentity identity =
        TlsIdentity.of(
                new TlsIdentity.Text("ca", issuing.ca()),
                new TlsIdentity.Text(
                    "certificate",
                    issuing.certificate("han-1", own.keys().getPublic(), Issuing.NOW)),
                new TlsIdentity.Text("key", own.pem()))
            .asOptional()
            .orElseThrow();
    centre.says(200, "{\"certificate\": \"next\"}");
    assertEquals(new Answer.Renewed("next"), line.renew(code, identity));
    assertTrue(centre.asked().getFirst().startsWith("POST /api/enrol/renewal "));
    centre.says(200, "{}");
    assertInstanceOf(Answer.Unreached.class, line.renew(code, identity));
    centre.says(403, "{\"refused\": \"refused\"}");
    assertEquals(new Answer.Refused("refused"), line.renew(code, identity));
  }
}
