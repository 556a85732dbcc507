package tramquet.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Invented claim codes. Those that are golden never change.
final class SpecimenClaims {
  static final Instant FROM = Instant.parse("2030-01-01T00:00:00Z");

  private SpecimenClaims() {}

  static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /// A kiosk at a market, by cable.
  static ClaimCode market() {
    return of(Optional.empty(), FROM, FROM.plus(Duration.ofHours(24)));
  }

  /// The same in a wireless network.
  static ClaimCode wireless() {
    return of(
        Optional.of(new Wifi("Chợ Hàn", Optional.of("correct horse"))),
        FROM,
        FROM.plus(Duration.ofHours(8)));
  }

  static ClaimCode of(Optional<Wifi> wifi, Instant from, Instant until) {
    return new ClaimCode(
        "centre.example.vn:8443",
        Pin.of(filled(32, 1)),
        new Claim("0102030405060708", filled(16, 2)),
        new KioskId("cho-han-2-1"),
        new PlaceId("cho-han-2"),
        "Chợ Hàn",
        "1",
        Direction.ENTRY,
        new SealingKeys(filled(32, 3), filled(32, 4)),
        FROM,
        from,
        until,
        wifi);
  }

  /// Every member as long as it may be.
  static ClaimCode longest() {
    Instant last = Instant.parse("9999-12-31T23:59:59Z");
    return new ClaimCode(
        "a".repeat(94) + ":65535",
        Pin.of(filled(32, -1)),
        new Claim("ffffffffffffffff", filled(16, -1)),
        new KioskId("a".repeat(32)),
        new PlaceId("b".repeat(32)),
        "ộ".repeat(20),
        "c".repeat(32),
        Direction.ENTRY,
        new SealingKeys(filled(32, -1), filled(32, -1)),
        last.minusSeconds(1),
        last.minusSeconds(1),
        last,
        Optional.of(new Wifi("ộ".repeat(10) + "ab", Optional.of("~".repeat(63)))));
  }
}
