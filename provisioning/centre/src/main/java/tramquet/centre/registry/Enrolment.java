package tramquet.centre.registry;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tramquet.wire.Claim;
import tramquet.wire.KioskId;
import tramquet.wire.Pin;
import tramquet.wire.tls.CertificateRequest;

/// How a kiosk comes to its certificate: it asks with the secret of a claim code, waits until
/// somebody has compared six digits, and renews with the certificate that it has.
///
/// Thread: any, each call in a transaction.
final class Enrolment {
  private final Kiosks kiosks;
  private final Claims claims;
  private final Certificates certificates;
  private final AuthorityFiles authority;
  private final String broker;

  /// @param broker the address that kiosks are told
  Enrolment(
      Kiosks kiosks,
      Claims claims,
      Certificates certificates,
      AuthorityFiles authority,
      String broker) {
    this.kiosks = kiosks;
    this.claims = claims;
    this.certificates = certificates;
    this.authority = authority;
    this.broker = broker;
  }

  /// What a kiosk is answered.
  sealed interface Answer {
    /// It has to wait until it is approved.
    record Waiting() implements Answer {}

    /// All that it needs, as JSON.
    record Enrolled(Map<String, String> body) implements Answer {}

    /// It gets nothing.
    ///
    /// @param word for programs: `refused`, `other-key`, `over`, `revoked`
    record No(int status, String word, boolean counts) implements Answer {
      static No refused() {
        return new No(403, "refused", true);
      }
    }
  }

  /// A kiosk asks, as often as it likes, until it has what it needs.
  ///
  /// @param id of the claim
  Answer ask(String id, byte[] secret, CertificateRequest request) {
    Optional<Claims.Row> found = claims.lock(id);
    if (found.isEmpty()) {
      return Answer.No.refused();
    }
    Claims.Row claim = found.get();
    if (!MessageDigest.isEqual(claim.secretHash(), Administrators.hash(secret))) {
      claims.failed(claim);
      return Answer.No.refused();
    }
    if (kiosks.lockState(claim.kiosk()).filter("revoked"::equals).isPresent()) {
      return new Answer.No(403, "revoked", false);
    }
    if (claim.burned()) {
      return new Answer.No(410, "over", false);
    }
    String pin = Pin.of(request.key()).hex();
    if (claim.pin().filter(first -> !first.equals(pin)).isPresent()) {
      return new Answer.No(409, "other-key", true);
    }
    return claim.approved() ? enrolled(claim, request) : waiting(claim, secret, pin, request);
  }

  private Answer waiting(Claims.Row claim, byte[] secret, String pin, CertificateRequest request) {
    if (claims.isOver(claim)) {
      return new Answer.No(410, "over", false);
    }
    if (claim.pin().isEmpty()) {
      claims.bind(claim, pin, new Claim(claim.id(), secret).digits(request.key().getEncoded()));
      kiosks.state(claim.kiosk(), "waiting");
    }
    return new Answer.Waiting();
  }

  /// The answer may have been lost on its way, or the power at the kiosk: the same key hears the
  /// same again, for as long as the code counts.
  private Answer enrolled(Claims.Row claim, CertificateRequest request) {
    Optional<String> before = certificates.last(claim.kiosk());
    if (before.isPresent() && claims.isOver(claim)) {
      return new Answer.No(410, "over", false);
    }
    String chain = before.orElseGet(() -> certificates.issue(claim.kiosk(), request.key()));
    kiosks.state(claim.kiosk(), "active");
    Map<String, String> body = new LinkedHashMap<>();
    body.put("certificate", chain);
    body.put("ca", authority.rootPem());
    body.put("broker", broker);
    body.put("packKey", authority.packKey());
    body.put("orderKey", authority.orderKey());
    body.put("personalCodeKey", authority.personalCodeKey());
    return new Answer.Enrolled(body);
  }

  /// Somebody has compared the digits.
  ///
  /// @return whether they are the same
  boolean approve(KioskId kiosk, String digits) {
    Claims.Row claim =
        claims
            .lockOf(kiosk)
            .orElseThrow(() -> Refused.unknown("claim code that counts for kiosk " + kiosk));
    if (claim.approved()) {
      throw Refused.state("kiosk " + kiosk + " is approved already");
    }
    if (claims.isOver(claim)) {
      throw new Refused(410, "the claim code of kiosk " + kiosk + " is over: make a new one");
    }
    String own =
        claim.digits().orElseThrow(() -> Refused.state("kiosk " + kiosk + " has not asked yet"));
    if (!own.equals(digits)) {
      claims.failed(claim);
      return false;
    }
    claims.approve(claim);
    return true;
  }

  /// A kiosk shows its certificate and wants a new one for the same key.
  ///
  /// @param shown verified by TLS
  Answer renew(X509Certificate shown, CertificateRequest request) {
    Optional<KioskId> kiosk =
        Optional.of(shown.getSubjectX500Principal().getName())
            .filter(name -> name.startsWith("CN="))
            .flatMap(name -> KioskId.parse(name.substring(3)).asOptional());
    if (kiosk.isEmpty()
        || !request.key().equals(shown.getPublicKey())
        || !certificates.mayRenew(kiosk.get(), shown.getPublicKey())) {
      return Answer.No.refused();
    }
    return new Answer.Enrolled(
        Map.of("certificate", certificates.issue(kiosk.get(), request.key())));
  }
}
