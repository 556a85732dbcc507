package tramquet.centre.registry;

import java.security.KeyPair;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.ClaimCode;
import tramquet.wire.TrustedKeys;
import tramquet.wire.tls.CertificateRequest;

/// A kiosk that was shown a claim code.
final class KioskTwin {
  final KeyPair keys = CertificateRequest.newKey();
  final ClaimCode code;
  private final String text;

  KioskTwin(String text) {
    this.text = text;
    code = ClaimCode.decode(text, TrustedKeys.none()).asOptional().orElseThrow().value();
  }

  /// What it was shown.
  String text() {
    return text;
  }

  String digits() {
    return code.claim().digits(keys.getPublic().getEncoded());
  }

  Body body() {
    return body(HexFormat.of().formatHex(code.claim().secret()));
  }

  Body body(String secret) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("secret", secret);
    body.put("request", CertificateRequest.of(keys, "whatever"));
    return new Body(body);
  }

  Enrolment.Answer ask(Registry registry) {
    return registry.ask(code.claim().id(), body());
  }
}
