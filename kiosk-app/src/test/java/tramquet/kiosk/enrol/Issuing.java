package tramquet.kiosk.enrol;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tramquet.wire.Claim;
import tramquet.wire.ClaimCode;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;
import tramquet.wire.Pin;
import tramquet.wire.PlaceId;
import tramquet.wire.SealingKeys;
import tramquet.wire.SigningKey;
import tramquet.wire.UnsealingKey;
import tramquet.wire.Wifi;
import tramquet.wire.tls.CertificateAuthority;

/// An authority that makes claim codes and certificates.
final class Issuing {
  static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");

  final SigningKey claims = SigningKey.generate();
  final CertificateAuthority root = CertificateAuthority.root("region", NOW);
  private final CertificateAuthority below = root.intermediate("kiosks", NOW);
  private final UnsealingKey sealing = UnsealingKey.generate(new SecureRandom());
  private int made;

  /// A code of which each is another.
  ClaimCode code(String kiosk, String host) {
    return code(kiosk, host, Optional.empty());
  }

  ClaimCode code(String kiosk, Wifi wireless) {
    return code(kiosk, "localhost:1", Optional.of(wireless));
  }

  private ClaimCode code(String kiosk, String host, Optional<Wifi> wireless) {
    return new ClaimCode(
        host,
        Pin.of(root.chain().getFirst().getPublicKey()),
        new Claim(HexFormat.of().toHexDigits((long) ++made), new byte[16]),
        new KioskId(kiosk),
        new PlaceId("cho-han"),
        "Chợ Hàn",
        "1",
        Direction.ENTRY,
        new SealingKeys(sealing.publicKey(), sealing.publicKey()),
        NOW,
        NOW,
        NOW.plus(Duration.ofHours(2)),
        wireless);
  }

  ClaimCode code(String kiosk) {
    return code(kiosk, "localhost:1");
  }

  /// As it stands in the picture.
  String text(ClaimCode code) {
    return code.code(claims);
  }

  String ca() {
    return CertificateAuthority.pem(root.chain());
  }

  String certificate(String kiosk, PublicKey own, Instant from) {
    return CertificateAuthority.pem(below.kiosk(new KioskId(kiosk), own, from));
  }

  /// What a centre gives.
  Given given(String kiosk, OwnKey key) {
    return given(certificate(kiosk, key.keys().getPublic(), NOW));
  }

  Given given(String certificate) {
    return new Given(
        certificate, ca(), "ssl://localhost:8883", "pack key\n", "order key\n", "code key\n");
  }
}
