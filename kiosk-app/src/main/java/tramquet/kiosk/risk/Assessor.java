package tramquet.kiosk.risk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.CredentialFormats;
import tramquet.kiosk.credential.Reading;
import tramquet.wire.Direction;
import tramquet.wire.Person;

/// From the raw bytes of a scan to what follows from them.
///
/// Thread: any.
public final class Assessor {
  private final Supplier<Packs> packs;
  private final LaneTerms lane;
  private final History history;

  /// @param packs asked for every code: they may be replaced between two visitors
  public Assessor(Supplier<Packs> packs, LaneTerms lane, History history) {
    this.packs = packs;
    this.lane = lane;
    this.history = history;
  }

  /// Judges a code, together with what the same person has shown before. A code of somebody else is
  /// judged alone: the one before has walked away.
  ///
  /// @param code raw bytes, whatever they are
  /// @param now by the kiosk's wall clock
  public Assessment assess(byte[] code, Optional<Evidence> before, WallTime now) {
    return assess(code, lane.direction(), before, now);
  }

  /// Judges a code of somebody who goes this way. What was shown to go the other way is another
  /// matter.
  public Assessment assess(byte[] code, Direction way, Optional<Evidence> before, WallTime now) {
    return assess(CredentialFormats.read(code, packs.get().trust()), way, before, now);
  }

  /// Judges a code that was read already.
  public Assessment assess(Reading reading, Optional<Evidence> before, WallTime now) {
    return assess(reading, lane.direction(), before, now);
  }

  private Assessment assess(
      Reading reading, Direction way, Optional<Evidence> before, WallTime now) {
    return switch (reading) {
      case Reading.Recognised(_, Credential.PlaceCodeShown _) -> new Assessment.PlaceCodeShown();
      case Reading.Recognised recognised ->
          judge(
              evidence(
                  new Shown(recognised.format().name(), recognised.credential()),
                  way,
                  before,
                  now));
      case Reading.Malformed _, Reading.Unknown _ -> new Assessment.Unreadable();
    };
  }

  /// Judges again, with what was answered on the screen.
  public Assessment judge(Evidence evidence) {
    Packs inForce = packs.get();
    return sameVisit(evidence, inForce)
        .orElseGet(() ->
            new Assessment.Judged(
                evidence, RiskRules.decide(evidence, inForce), inForce.rules().version()));
  }

  /// Whoever would have been let in a moment ago, and was, is no second visitor. That they are
  /// inside by now, and the place full, is no objection; any other still is.
  private static Optional<Assessment> sameVisit(Evidence evidence, Packs inForce) {
    return inForce
        .rules()
        .entry()
        .sameVisit()
        .flatMap(within ->
            evidence
                .past()
                .admittedHere()
                .filter(here -> here.way() == evidence.way() && here.ago().compareTo(within) < 0))
        .filter(_ -> RiskRules.decide(evidence.with(Past.NONE), inForce) instanceof Decision.Admit)
        .map(here -> new Assessment.SameVisit(evidence, here.visit()));
  }

  private Evidence evidence(Shown shown, Direction way, Optional<Evidence> before, WallTime now) {
    Optional<Person> person = shown.credential().person();
    Evidence all =
        before
            .filter(known -> known.way() == way && person.filter(known::isOf).isPresent())
            .map(known -> known.and(shown, now))
            .orElseGet(() ->
                new Evidence(
                    List.of(shown),
                    Optional.empty(),
                    new LaneTerms(way, lane.touch()),
                    Past.NONE,
                    now));
    // A second code may have a number by which the person is known here.
    return all.person().map(history::of).map(all::with).orElse(all);
  }

  /// Judges a code of every kind once, so that the first visitor waits no longer than the others.
  public void warmUp(Instant now) {
    WarmUp.run(this, now);
  }
}
