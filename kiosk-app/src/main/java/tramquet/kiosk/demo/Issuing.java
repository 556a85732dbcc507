package tramquet.kiosk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import tramquet.wire.Base45;
import tramquet.wire.Declaration;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.PersonalCode;
import tramquet.wire.SigningKey;

/// Whoever signs personal codes this morning.
///
/// @param trusted the issuer the kiosk believes
/// @param stranger one it has never heard of
/// @param now when the morning begins
record Issuing(SigningKey trusted, SigningKey stranger, Instant now) {

  /// Says that nothing is wrong, an hour ago.
  Declaration clear() {
    return declared(Duration.ofHours(1), Set.of(), false, false);
  }

  /// What somebody says some time ago.
  Declaration declared(Duration ago, Set<Symptom> symptoms, boolean zone, boolean contact) {
    return new Declaration(now.minus(ago).truncatedTo(ChronoUnit.SECONDS), symptoms, zone, contact);
  }

  /// A code made two hours ago for two days.
  String code(Invented who, Declaration declaration) {
    return code(who, Optional.of(declaration), Duration.ofDays(2)).encode(trusted);
  }

  /// A code that says who, and no more.
  String codeWithoutDeclaration(Invented who) {
    return code(who, Optional.empty(), Duration.ofDays(2)).encode(trusted);
  }

  /// A code whose time was over half an hour ago.
  String expiredCode(Invented who) {
    return code(who, Optional.of(clear()), Duration.ofMinutes(90)).encode(trusted);
  }

  /// A code that is well made by somebody whom nobody knows.
  String untrustedCode(Invented who) {
    return code(who, Optional.of(clear()), Duration.ofDays(2)).encode(stranger);
  }

  /// A good code with one bit of its signature changed.
  String forgedCode(Invented who) {
    String good = code(who, clear());
    byte[] cose =
        Base45.decode(good.substring(PersonalCode.PREFIX.length())).asOptional().orElseThrow();
    cose[cose.length - 20] ^= 1;
    return PersonalCode.PREFIX + Base45.encode(cose);
  }

  private PersonalCode code(Invented who, Optional<Declaration> declaration, Duration validity) {
    Instant issued = now.minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
    return new PersonalCode(
        "tram-y-te", issued, issued.plus(validity), who.asPerson(), declaration);
  }
}
