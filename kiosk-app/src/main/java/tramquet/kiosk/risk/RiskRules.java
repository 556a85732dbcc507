package tramquet.kiosk.risk;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

/// Every rule, and what their objections come to.
public final class RiskRules {
  /// All are asked, so that a person hears every reason at once.
  static final List<RiskRule> ALL =
      List.of(
          new WatchListRule(),
          new SignatureRule(),
          new ValidityRule(),
          new AcceptedFormatRule(),
          new IdentityRule(),
          new DeclarationRule());

  /// What a declaration made now, or a second code, would put right.
  private static final Set<Reason> ASKED_FOR =
      EnumSet.of(Reason.DECLARATION_MISSING, Reason.DECLARATION_EXPIRED);

  private RiskRules() {}

  /// Decides. Green only when no rule objects; ask only when nothing but a declaration is missing
  /// and the lane can ask.
  public static Decision decide(Evidence evidence, Packs packs) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    ALL.forEach(rule -> reasons.addAll(rule.objections(evidence, packs)));
    if (reasons.isEmpty()) {
      return new Decision.Admit();
    }
    if (ASKED_FOR.containsAll(reasons)) {
      return evidence.lane().touch() ? new Decision.Ask(List.copyOf(reasons)) : refuse(reasons);
    }
    reasons.removeAll(ASKED_FOR);
    return refuse(reasons);
  }

  private static Decision refuse(Set<Reason> reasons) {
    List<Reason> sorted = List.copyOf(reasons);
    return new Decision.Refuse(sorted, remedy(sorted.getFirst()));
  }

  private static Remedy remedy(Reason first) {
    return switch (first) {
      case WATCH_LIST, SYMPTOMS, EPIDEMIC_ZONE, CONTACT -> Remedy.WAIT_FOR_HEALTH_STATION;
      case SIGNATURE_INVALID,
          REVOKED,
          SIGNATURE_UNTRUSTED,
          CREDENTIAL_MALFORMED,
          IDENTITY_MISSING,
          CERTIFICATE_INSUFFICIENT,
          CERTIFICATE_MISSING,
          NOT_ACCEPTED ->
          Remedy.SHOW_ANOTHER_CODE;
      case CREDENTIAL_EXPIRED -> Remedy.RENEW_CODE;
      case DECLARATION_MISSING, DECLARATION_EXPIRED -> Remedy.DECLARE_FIRST;
      case FULL, CLOSED -> Remedy.COME_BACK_LATER;
      case ALREADY_INSIDE, DATA_STALE, CLOCK -> Remedy.ASK_STAFF;
    };
  }
}
