package tramquet.kiosk.inspect;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.CredentialFormat;
import tramquet.kiosk.credential.Reading;

/// What a health certificate says of itself, under the stable names of `inspect --json`: `issuer`,
/// `algorithm`, `kid` (base64), `signature` (`verified`, `untrusted`, `invalid`, `unsupported`),
/// `expired`, `schema` (`valid`, `invalid`), `payload` (the certificate as signed). What it does
/// not name is left out.
final class CertificateLines {
  private CertificateLines() {}

  /// The object for a reading; empty for what is no certificate.
  ///
  /// @param at `expired` is true when this is not within its time: before it was issued, too
  static Optional<ObjectNode> of(Reading reading, Instant at) {
    return reading
            instanceof
            Reading.Recognised(CredentialFormat _, Credential.HealthCertificate certificate)
        ? Optional.of(lines(certificate, at))
        : Optional.empty();
  }

  private static ObjectNode lines(Credential.HealthCertificate certificate, Instant at) {
    ObjectNode lines = JsonMapper.shared().createObjectNode();
    certificate.claims().issuer().ifPresent(issuer -> lines.put("issuer", issuer));
    certificate.signature().algorithm().ifPresent(name -> lines.put("algorithm", name));
    certificate.signature().kid().ifPresent(kid -> lines.put("kid", kid));
    lines.put("signature", certificate.verification().name().toLowerCase(Locale.ROOT));
    lines.put("expired", !certificate.isInTime(at));
    lines.put("schema", certificate.schema().text());
    lines.set("payload", certificate.claims().certificate());
    return lines;
  }
}
