package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.Audience;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.PlaceId;
import tramquet.wire.Signed;
import tramquet.wire.StaffAct;
import tramquet.wire.StaffReason;
import tramquet.wire.StaffRef;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;

class OrderCommandsTest {
  private static final Instant SECOND = Instant.parse("2030-01-01T00:00:00Z");

  private final Desk desk;

  OrderCommandsTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
  }

  private static Order verified(Optional<Signed<Order>> read) {
    assertEquals(Optional.of(Verification.VERIFIED), read.map(Signed::verification));
    return read.orElseThrow().value();
  }

  private static Order code(String text) {
    return verified(Order.decode(text.strip(), TrustedKeys.of(Desk.KEY.publicKey())).asOptional());
  }

  private Order file(String name) throws IOException {
    return verified(
        Order.decode(Files.readAllBytes(desk.path(name)), TrustedKeys.of(Desk.KEY.publicKey()))
            .asOptional());
  }

  private void wrong(String... words) {
    assertEquals(2, desk.run(words), desk.out());
  }

  @Test
  void aStaffCodeIsWhatWasAskedFor() {
    desk.good(
        "order",
        "code",
        "admit",
        "--why",
        "medical",
        "--place",
        "ben-xe-7",
        "--lane",
        "2",
        "--by",
        "BX7-0042",
        "--for",
        "12h",
        "--key",
        "@pack.key");
    Order order = code(desk.out());
    assertEquals(new StaffAct.Admit(StaffReason.MEDICAL), order.act());
    assertEquals(
        new Audience.OnePlace(new PlaceId("ben-xe-7"), Optional.of("2")), order.audience());
    assertEquals(new StaffRef("BX7-0042"), order.by());
    assertEquals(SECOND, order.from());
    assertEquals(SECOND.plus(Duration.ofHours(12)), order.until());
    assertFalse(order.once());
    assertEquals(
        "admit (medical), place ben-xe-7, lane 2, from 2030-01-01T00:00:00Z until"
            + " 2030-01-01T12:00:00Z, as often as it is shown\n",
        desk.err());
  }

  @Test
  void aShiftIsTheDefaultAndNoTwoOrdersAreTheSame() {
    String[] words = {
      "order",
      "code",
      "trip-start",
      "--trip",
      "51B-123",
      "--kiosk",
      "xe-51b-123",
      "--by",
      "LX-7",
      "--key",
      "@pack.key",
      "--once"
    };
    desk.good(words);
    Order first = code(desk.out());
    assertEquals(Duration.ofHours(8), Duration.between(first.from(), first.until()));
    assertEquals(new Audience.OneKiosk(new KioskId("xe-51b-123")), first.audience());
    assertTrue(first.once());
    desk.good(words);
    assertNotEquals(first.id(), code(desk.out()).id());
  }

  @Test
  void thePictureHoldsTheCodeAndIsNotWrittenOver() throws Exception {
    String[] words = {
      "order",
      "code",
      "open-lane",
      "--place",
      "ben-xe-7",
      "--by",
      "BX7-0042",
      "--key",
      "@pack.key",
      "--out",
      "@badge.png",
      "--out",
      "@badge.svg"
    };
    desk.good(words);
    assertEquals(desk.out().strip(), TechnicianTest.read(desk.path("badge.png")));
    assertTrue(Files.readString(desk.path("badge.svg")).startsWith("<svg"));
    desk.failed("is there already", words);
  }

  @Test
  void whatTheWireDoesNotTakeIsAWrongCallInItsWords() {
    String[][] calls = {
      {"an act is one of admit, hold-gate", "dance", "--kiosk", "ben-xe-01"},
      {"admit and hold-gate have a reason", "admit", "--kiosk", "ben-xe-01"},
      {"admit and hold-gate have a reason", "test", "--why", "goods", "--kiosk", "ben-xe-01"},
      {"--why: one of checked-by-hand", "admit", "--why", "friend", "--kiosk", "ben-xe-01"},
      {"trip-start has a trip", "trip-start", "--kiosk", "ben-xe-01"},
      {"trip-start has a trip", "trip-start", "--trip", "a b", "--kiosk", "ben-xe-01"},
      {"counts once names one kiosk", "re-provision", "--place", "ben-xe-7"},
      {"24 hours at the most", "re-provision", "--kiosk", "ben-xe-01", "--for", "25h"},
      {"24 hours at the most", "open-lane", "--kiosk", "ben-xe-01", "--for", "25h"},
      {"744 hours at the most", "close-lane", "--kiosk", "ben-xe-01", "--for", "32d"},
      {"--for: a number and m, h or d", "test", "--kiosk", "ben-xe-01", "--for", "8"},
      {"--from: no instant", "test", "--kiosk", "ben-xe-01", "--from", "today"},
      {"a kiosk id is", "test", "--kiosk", "Bến Xe"},
      {"a place id is", "test", "--place", "x"},
      {"a lane is", "test", "--place", "ben-xe-7", "--lane", "Cửa Đông"},
      {"names one kiosk", "test", "--place", "ben-xe-7", "--once"},
      {"--kiosk", "test"},
      {"expected only one match", "test", "--place", "ben-xe-7", "--kiosk", "ben-xe-01"},
    };
    for (String[] call : calls) {
      String[] words = new String[call.length + 5];
      words[0] = "order";
      words[1] = "code";
      System.arraycopy(call, 1, words, 2, call.length - 1);
      System.arraycopy(
          new String[] {"--by", "BX7-0042", "--key", "@pack.key"}, 0, words, call.length + 1, 4);
      wrong(words);
      assertTrue(desk.err().contains(call[0]), () -> call[0] + " in " + desk.err());
    }
  }

  @Test
  void nobodyIsNamed() {
    wrong("order", "code", "test", "--kiosk", "ben-xe-01", "--by", "NGUYEN", "--key", "@pack.key");
    assertTrue(desk.err().contains("neither a name nor a person's number"), desk.err());
    desk.good(
        "order",
        "code",
        "test",
        "--kiosk",
        "ben-xe-01",
        "--by",
        "BX7-0042",
        "--key",
        "@pack.key",
        "--json");
    assertFalse(desk.out().contains("BX7-0042"), desk.out());
  }

  @Test
  void aCommandIsOnceForOneKioskAndForItsOwnersEyes() throws IOException {
    desk.good(
        "order",
        "sign",
        "close-lane",
        "--kiosk",
        "ben-xe-01",
        "--by",
        "BX7-0042",
        "--key",
        "@pack.key",
        "-o",
        "@close.order");
    Order order = file("close.order");
    assertEquals(new StaffAct.CloseLane(), order.act());
    assertTrue(order.once());
    assertEquals(Duration.ofMinutes(10), Duration.between(order.from(), order.until()));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.path("close.order"))));
    assertTrue(desk.out().contains("close-lane, kiosk ben-xe-01"), desk.out());
    desk.failed("is there already", Desk.signTest("@close.order"));
  }

  @Test
  void programsGetOneObject() {
    desk.good(
        "order",
        "sign",
        "hold-gate",
        "--why",
        "goods",
        "--kiosk",
        "ben-xe-01",
        "--by",
        "BX7-0042",
        "--key",
        "@pack.key",
        "-o",
        "@hold.order",
        "--json");
    JsonNode root = JsonMapper.shared().readTree(desk.out());
    assertEquals("hold-gate", root.path("act").asString());
    assertEquals("goods", root.path("why").asString());
    assertEquals("ben-xe-01", root.path("kiosk").asString());
    assertEquals("2030-01-01T00:10:00Z", root.path("until").asString());
    assertTrue(root.path("once").asBoolean());
    assertEquals(desk.path("hold.order").toString(), root.path("file").asString());
    assertEquals(36, root.path("order").asString().length());
  }

  @Test
  void onlyACommandIsSent() throws IOException {
    desk.file("noise", "noise");
    desk.failed("no signed order", "order", "send", "@noise", "--broker", "tcp://127.0.0.1:1");
    desk.failed("there is no such file", "order", "send", "@x", "--broker", "tcp://127.0.0.1:1");
    desk.good(
        "order", "code", "test", "--place", "ben-xe-7", "--by", "BX7-0042", "--key", "@pack.key");
    Files.write(desk.path("badge"), code(desk.out()).encode(Desk.KEY));
    desk.failed("a staff code", "order", "send", "@badge", "--broker", "tcp://127.0.0.1:1");
  }

  @Test
  void aBrokerThatIsNotThereIsToldAndAWrongAddressToo() {
    desk.signTestOrder();
    desk.failed(
        "the broker is not there", "order", "send", "@test.order", "--broker", "tcp://127.0.0.1:1");
    wrong("order", "send", "@test.order", "--broker", "http://127.0.0.1:1");
    wrong("order", "send", "@test.order", "--broker", "127.0.0.1");
    wrong("order", "send", "@test.order", "--broker", "tcp://127.0.0.1:1", "--wait", "0");
  }

  @Test
  void aKeyThatIsNoneIsTold() throws IOException {
    desk.failed(
        "no Ed25519 private key",
        "order",
        "code",
        "test",
        "--kiosk",
        "ben-xe-01",
        "--by",
        "BX7-0042",
        "--key",
        "@pack.pub");
  }

  @Test
  void toReprovisionCountsOnceAtOneKioskWithoutBeingTold() {
    desk.good(
        "order",
        "code",
        "re-provision",
        "--kiosk",
        "han-1",
        "--by",
        "KT-0007",
        "--for",
        "2h",
        "--key",
        "@pack.key");
    Order order = code(desk.out());
    assertEquals(new StaffAct.Reprovision(), order.act());
    assertEquals(new Audience.OneKiosk(new KioskId("han-1")), order.audience());
    assertTrue(order.once());
  }
}
