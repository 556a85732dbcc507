package tramquet.kiosk.demo;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tramquet.drivers.Bytes;
import tramquet.kiosk.risk.Packs;
import tramquet.kiosk.visit.ByteScan;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.EntryTerms;
import tramquet.wire.Reason;
import tramquet.wire.RulePack;
import tramquet.wire.SealedRecord;
import tramquet.wire.SealingKeys;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// Who comes to a lane in a test, what they show, and what must be at the centre afterwards.
///
/// Thread: one.
public final class Script {
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Issuing issuing;
  private final RulePack rules;
  private final Cast cast = new Cast(7);
  private final List<Invented> people = new ArrayList<>();
  private final List<Visitor> visitors = new ArrayList<>();

  /// Somebody with a card that says who, and two personal codes.
  ///
  /// @param card a citizen card, without declaration
  /// @param well a personal code with a fresh declaration
  /// @param ill the same with a fever
  public record Guest(Bytes card, Bytes well, Bytes ill) {}

  /// A script without people, where anybody may enter.
  public Script(Instant now) {
    this(now, EntryTerms.ANY);
  }

  /// A script without people.
  ///
  /// @param entry who may enter at all
  public Script(Instant now, EntryTerms entry) {
    rules = entering(RulePack.CHECKPOINT, entry);
    issuing = new Issuing(keys.issuer(), keys.stranger(), now);
  }

  /// Somebody whom the lane must admit, once.
  public Guest welcome() {
    return guest(Expectation.green());
  }

  /// Somebody with a fever, whom the lane must refuse, once.
  public Guest unwell() {
    return guest(Expectation.red(Reason.SYMPTOMS));
  }

  /// Somebody whom the lane must refuse, once, because nobody knows what time it is.
  public Guest untimely() {
    return guest(Expectation.red(Reason.CLOCK));
  }

  /// Somebody of whom nothing must come to the centre.
  public Guest passerBy() {
    return guest(new Expectation.NoVisit(Outcome.ASK));
  }

  /// The last one who came was not served after all: nothing of them must come to the centre.
  public void isTurnedAway() {
    Visitor last = visitors.removeLast();
    visitors.add(
        new Visitor(
            last.number(),
            last.about(),
            last.gap(),
            last.showings(),
            new Expectation.NoVisit(Outcome.ASK),
            last.identifiers()));
  }

  private Guest guest(Expectation expected) {
    Invented who = cast.next();
    people.add(who);
    visitors.add(
        new Visitor(people.size(), "guest", Duration.ZERO, List.of(), expected, who.identifiers()));
    return new Guest(
        Cards.read(Cards.citizen(who)),
        Cards.read(issuing.code(who, issuing.clear())),
        Cards.read(
            issuing.code(
                who, issuing.declared(Duration.ofHours(1), Set.of(Symptom.FEVER), false, false))));
  }

  /// Whom the lane seals for.
  public SealingKeys sealing() {
    return new SealingKeys(keys.authority().publicKey(), keys.view().publicKey());
  }

  /// The rules of a checkpoint, with this script's issuer trusted.
  public Packs packs() {
    return Packs.of(
        rules,
        new TrustList(TrustedKeys.of(keys.issuer().publicKey()), TrustedKeys.none()),
        WatchList.EMPTY);
  }

  private static RulePack entering(RulePack all, EntryTerms entry) {
    return new RulePack(
        all.name(),
        all.version(),
        all.accepts(),
        all.declaration(),
        all.zones(),
        all.certificates(),
        all.valueSets(),
        all.watchList(),
        entry,
        all.shelfLives());
  }

  /// Every difference between what must be and what a ledger has.
  ///
  /// @param committed what the kiosk said is on disk
  /// @param unacknowledged how many records wait for the centre's word
  public List<String> differences(
      Collection<SealedRecord> rows, Set<UUID> committed, long unacknowledged) {
    List<LedgerRow> opened =
        rows.stream()
            .map(each ->
                new LedgerRow(
                    each.header().id(),
                    each.header().kind(),
                    each.header().subjectOf(),
                    each.header().verdict(),
                    keys.authority().openAuthority(each).asOptional()))
            .toList();
    return new Check(visitors, committed, Set.of(), unacknowledged).differences(opened);
  }

  /// Looks for everybody who came.
  public ByteScan scan() {
    return new ByteScan(people.stream().flatMap(Script::secrets).distinct().toArray(String[]::new));
  }

  /// Name and numbers of a person.
  static Stream<String> secrets(Invented who) {
    return Stream.of(
        who.name(), who.citizenId(), who.oldId(), who.insurance(), who.insuranceCard(), who.qid());
  }
}
