package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tramquet.wire.Claim;
import tramquet.wire.ClaimCode;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;
import tramquet.wire.Pin;
import tramquet.wire.PlaceId;
import tramquet.wire.SealingKeys;
import tramquet.wire.SigningKey;
import tramquet.wire.UnsealingKey;

/// From a bare kiosk to its first visitor, where there is no network.
final class EnrolAloneIT extends EnrolScene {
  /// The cable is plugged in on the second day: nobody has to come back with the code.
  @Test
  void aKioskThatServedAloneIsApprovedAndDeliversOnceThereIsANetwork() throws Exception {
    Path authority = authority();
    try (LiveCentre centre = centre(authority, LiveCentre.lastingPort());
        LiveKiosk kiosk = kiosk("box")) {
      TechnicianDesk desk = desk(atTheDesk(centre, authority));
      registerLane(desk);
      String code = desk.good("kiosk", "claim", "cho-han", "1", "han-1").strip();
      centre.kill();

      kiosk.launch();
      kiosk.screen("unprovisioned");
      kiosk.show(Cards.read(code));
      kiosk.awaitReady();
      letSomebodyIn(kiosk);

      centre.startAgain();
      desk.good("kiosk", "approve", "han-1", logged(kiosk, DIGITS));
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      kiosk.awaitAcknowledged(PATIENCE);
      assertEquals(0, kiosk.stop());
      assertEquals(2, visits(centre), "the one before there was a network, and the one after");
    }
  }

  /// There is no network on the first day, and no centre at all.
  @Test
  void aKioskWithoutANetworkServesByWhatTheCodeSaysAndGoesOnAfterAPowerCut() throws Exception {
    Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
    UnsealingKey nobodys = UnsealingKey.generate(new SecureRandom());
    ClaimCode code =
        new ClaimCode(
            "localhost:1",
            Pin.of(new byte[32]),
            new Claim("0102030405060708", new byte[16]),
            new KioskId("han-7"),
            new PlaceId("cho-han"),
            "Chợ Hàn",
            "7",
            Direction.ENTRY,
            new SealingKeys(nobodys.publicKey(), nobodys.publicKey()),
            now,
            now,
            now.plus(Duration.ofHours(2)),
            Optional.empty());
    String text = code.code(SigningKey.generate());
    try (LiveKiosk kiosk = kiosk("alone")) {
      kiosk.launch();
      kiosk.screen("unprovisioned");
      kiosk.show(Cards.read(text.substring(0, 300)));
      logged(kiosk, Pattern.compile("(claim code refused: MISREAD)"));
      kiosk.show(Cards.read(text));
      logged(kiosk, Pattern.compile("(claimed as han-7)"));
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      kiosk.kill();
      kiosk.start();
      letSomebodyIn(kiosk);
      assertTrue(kiosk.stop() >= 2, "what was written waits for the centre");
    }
  }
}
