package tramquet.kiosk.credential;

import tramquet.wire.Decoded;
import tramquet.wire.PersonalCode;
import tramquet.wire.TrustList;

/// Our own signed personal code: `TQ1:` and base45.
final class PersonalCodeFormat implements CredentialFormat {
  @Override
  public String name() {
    return "personal-code";
  }

  @Override
  public Decoded<Credential> decode(CodeText scan, TrustList trust) {
    return PersonalCode.decode(scan.latin(), trust.personalCodes())
        .map(Credential.SignedPersonalCode::new);
  }
}
