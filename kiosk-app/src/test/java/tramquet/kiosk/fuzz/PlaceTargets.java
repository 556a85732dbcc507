package tramquet.kiosk.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tramquet.wire.Area;
import tramquet.wire.BirthDate;
import tramquet.wire.Decoded;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.Movement;
import tramquet.wire.PlaceKey;
import tramquet.wire.StaffRef;
import tramquet.wire.Tally;

/// What kiosks of one place tell each other, and the small words in messages of every kind.
final class PlaceTargets {
  private static final byte[] KEY = new byte[PlaceKey.LENGTH];
  private static final PlaceKey PLACE = new PlaceKey(KEY);
  private static final KioskId KIOSK = new KioskId("ben-xe-01");

  static final List<FuzzTarget> ALL =
      List.of(
          new FuzzTarget(
              "movement",
              body ->
                  WireTargets.comesBack(
                      Movement.decode(signed(body), PLACE),
                      movement -> movement.encode(PLACE),
                      bytes -> Movement.decode(bytes, PLACE)),
              () -> List.of(body(movement().encode(PLACE)))),
          new FuzzTarget(
              "tally",
              body ->
                  WireTargets.comesBack(
                      Tally.decode(signed(body), PLACE),
                      tally -> tally.encode(PLACE),
                      bytes -> Tally.decode(bytes, PLACE)),
              () -> List.of(body(new Tally(KIOSK, LocalDate.of(2030, 1, 1), 3, 2).encode(PLACE)))),
          new FuzzTarget(
              "words",
              PlaceTargets::words,
              () ->
                  Seeds.texts(
                      "ben-xe-01", "00000000000000ff", "48/490/20194", "BX7-0042", "1990-02-01")));

  private PlaceTargets() {}

  private static Movement movement() {
    return new Movement(
        KIOSK, new UUID(1, 2), Direction.ENTRY, Set.of(1L, -1L), Duration.ofSeconds(3));
  }

  /// As a neighbour would sign it (HMAC-SHA-256, RFC 2104): one that was taken over has the key.
  private static byte[] signed(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      byte[] code = mac.doFinal(body);
      byte[] signed = Arrays.copyOf(body, body.length + code.length);
      System.arraycopy(code, 0, signed, body.length, code.length);
      return signed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static byte[] body(byte[] signed) {
    return Arrays.copyOf(signed, signed.length - PlaceKey.LENGTH);
  }

  private static void words(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    isItself(text, KioskId.parse(text), KioskId::text);
    isItself(text, Epoch.parse(text), Epoch::text);
    isItself(text, Area.parse(text), Area::path);
    isItself(text, StaffRef.parse(text), StaffRef::text);
    isItself(text, BirthDate.parse(text), BirthDate::text);
  }

  private static <T> void isItself(String text, Decoded<T> read, Function<T, String> write) {
    read.asOptional().ifPresent(value -> assertEquals(text, write.apply(value)));
  }
}
