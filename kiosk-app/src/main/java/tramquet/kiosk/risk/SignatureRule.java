package tramquet.kiosk.risk;

import java.util.List;
import java.util.stream.Stream;
import tramquet.wire.Reason;
import tramquet.wire.Verification;

/// Whoever shows a signed code shows one that somebody we trust has signed.
final class SignatureRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    return evidence.shown().stream()
        .flatMap(shown -> shown.credential().origin().stream())
        .flatMap(origin -> objection(origin.verification()))
        .distinct()
        .toList();
  }

  private static Stream<Reason> objection(Verification verification) {
    return switch (verification) {
      case VERIFIED -> Stream.empty();
      case INVALID -> Stream.of(Reason.SIGNATURE_INVALID);
      case UNTRUSTED, UNSUPPORTED -> Stream.of(Reason.SIGNATURE_UNTRUSTED);
    };
  }
}
