package tramquet.kiosk.risk;

import java.util.List;
import java.util.stream.Stream;
import tramquet.kiosk.credential.Credential;
import tramquet.wire.Reason;

/// Whoever shows a signed code shows one that somebody we trust has signed.
final class SignatureRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    return evidence.shown().stream()
        .flatMap(shown ->
            shown.credential() instanceof Credential.SignedPersonalCode code
                ? objection(code)
                : Stream.empty())
        .distinct()
        .toList();
  }

  private static Stream<Reason> objection(Credential.SignedPersonalCode code) {
    return switch (code.verification()) {
      case VERIFIED -> Stream.empty();
      case INVALID -> Stream.of(Reason.SIGNATURE_INVALID);
      case UNTRUSTED, UNSUPPORTED -> Stream.of(Reason.SIGNATURE_UNTRUSTED);
    };
  }
}
