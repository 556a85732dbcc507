package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.wire.Audience;
import tramquet.wire.AuthorityPart;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.Ordered;
import tramquet.wire.RecordKind;
import tramquet.wire.SigningKey;
import tramquet.wire.StaffAct;
import tramquet.wire.StaffReason;
import tramquet.wire.StaffRef;
import tramquet.wire.Verdict;

/// A member of staff at a lane without touch, all of it in processes of their own: a visitor is
/// refused, staff come, sign in, and let the visitor in by a code; the centre's ledger has it.
final class StaffIT {
  private static final StaffRef STAFF = new StaffRef("BX7-0042");

  @TempDir private Path folder;

  private final SigningKey key = SigningKey.generate();
  private Stage stage;
  private LiveKiosk kiosk;

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(folder);
    Path orders = folder.resolve("order.pub.pem");
    Files.writeString(
        orders,
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key.publicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
    kiosk =
        stage.kiosk(
            "kiosk",
            stage.centre().broker(),
            toml ->
                toml.replace("touch_screen = true", "touch_screen = false")
                    .replace("[keys]", "[keys]\norders = \"" + orders + "\""));
    kiosk.start();
  }

  @AfterEach
  void close() {
    kiosk.close();
    stage.close();
  }

  private static Order order(int number, StaffAct act) {
    Instant from = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
    return new Order(
        new UUID(9, number),
        act,
        new Audience.OneKiosk(new KioskId(DemoConfig.KIOSK)),
        STAFF,
        from,
        from.plus(Duration.ofHours(1)),
        true);
  }

  private void shows(Order order) {
    kiosk.show(Bytes.of((order.code(key) + "\r").getBytes(US_ASCII)));
  }

  @Test
  void whoWasRefusedIsLetInAndTheCentreKnowsByWhomAndWhy() throws Exception {
    Issuing issuing =
        new Issuing(
            stage.keys().issuer(), stage.keys().stranger(), InstantSource.system().instant());
    kiosk.show(
        Cards.read(
            issuing.code(
                new Cast(14).next(),
                issuing.declared(Duration.ofHours(1), Set.of(), true, false))));
    kiosk.lamp("red");
    shows(order(1, new StaffAct.SignIn()));
    kiosk.screen("staff-visits");
    Order admit = order(2, new StaffAct.Admit(StaffReason.CHECKED_BY_HAND));
    shows(admit);
    kiosk.lamp("green");
    kiosk.awaitAcknowledged(Duration.ofMinutes(1));
    assertEquals(0, kiosk.stop(), "records that are not acknowledged");
    List<LedgerRow> rows = stage.stopAndRead();
    LedgerRow visit = only(rows, RecordKind.VISIT);
    LedgerRow act = only(rows, RecordKind.STAFF_ACT);
    assertEquals(Optional.of(Verdict.REFUSE), visit.verdict());
    assertEquals(Optional.of(visit.id()), act.subjectOf());
    assertEquals(Optional.of(Verdict.ADMIT), act.verdict());
    AuthorityPart part = act.part().orElseThrow();
    assertEquals(Optional.of(Ordered.of(admit)), part.ordered());
    assertEquals(visit.part().orElseThrow().person(), part.person());
    assertTrue(
        kiosk.log().stream().noneMatch(line -> line.contains("0042")), "staff are in the journal");
  }

  private static LedgerRow only(List<LedgerRow> rows, RecordKind kind) {
    List<LedgerRow> all = rows.stream().filter(row -> row.kind() == kind).toList();
    assertEquals(1, all.size(), () -> kind + " in " + rows);
    return all.getFirst();
  }
}
