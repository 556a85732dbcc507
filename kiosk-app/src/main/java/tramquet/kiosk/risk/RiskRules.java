package tramquet.kiosk.risk;

import java.util.Collections;
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
          new RevocationRule(),
          new SchemaRule(),
          new ValidityRule(),
          new AcceptedFormatRule(),
          new IdentityRule(),
          new CertificateRequiredRule(),
          new DeclarationRule(),
          new EntryRule(),
          new DataAgeRule(),
          new ClockRule());

  /// What a declaration on the screen would put right.
  private static final Set<Reason> DECLARE =
      Collections.unmodifiableSet(
          EnumSet.of(Reason.DECLARATION_MISSING, Reason.DECLARATION_EXPIRED));

  private RiskRules() {}

  /// Decides. Green only when no rule objects; ask only when nothing but a declaration or a second
  /// code is missing, and the lane can ask for it.
  public static Decision decide(Evidence evidence, Packs packs) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    ALL.forEach(rule -> reasons.addAll(rule.objections(evidence, packs)));
    if (reasons.contains(Reason.CLOCK)) {
      reasons.removeAll(ClockRule.GUESSED);
    }
    if (reasons.isEmpty()) {
      return new Decision.Admit();
    }
    Set<Reason> codes = secondCode(evidence);
    Set<Reason> others = EnumSet.copyOf(reasons);
    others.removeAll(DECLARE);
    others.removeAll(codes);
    if (others.isEmpty()) {
      boolean codeMissing = reasons.stream().anyMatch(codes::contains);
      return codeMissing || evidence.lane().touch()
          ? new Decision.Ask(List.copyOf(reasons))
          : refuse(reasons);
    }
    return refuse(others);
  }

  /// What another code of the same person would put right: a certificate beside a card, or a card
  /// beside a certificate.
  private static Set<Reason> secondCode(Evidence evidence) {
    Set<Reason> codes = EnumSet.of(Reason.CERTIFICATE_MISSING);
    if (evidence.onlyCertificates()) {
      codes.add(Reason.IDENTITY_MISSING);
    }
    return codes;
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
