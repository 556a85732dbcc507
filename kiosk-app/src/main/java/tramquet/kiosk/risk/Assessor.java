package tramquet.kiosk.risk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.CredentialFormats;
import tramquet.kiosk.credential.Reading;
import tramquet.wire.Person;

/// From the raw bytes of a scan to what follows from them.
///
/// Thread: any.
public final class Assessor {
  private final Packs packs;
  private final boolean touch;

  /// @param touch whether the lane can ask on its screen
  public Assessor(Packs packs, boolean touch) {
    this.packs = packs;
    this.touch = touch;
  }

  /// Judges a code, together with what the same person has shown before. A code of somebody else is
  /// judged alone: the one before has walked away.
  ///
  /// @param code raw bytes, whatever they are
  /// @param now by the kiosk's wall clock
  public Assessment assess(byte[] code, Optional<Evidence> before, Instant now) {
    return assess(CredentialFormats.read(code, packs.trusted()), before, now);
  }

  /// Judges a code that was read already.
  public Assessment assess(Reading reading, Optional<Evidence> before, Instant now) {
    return switch (reading) {
      case Reading.Recognised(_, Credential.PlaceCodeShown _) -> new Assessment.PlaceCodeShown();
      case Reading.Recognised recognised ->
          judge(
              evidence(
                  new Shown(recognised.format().name(), recognised.credential()), before, now));
      case Reading.Malformed _, Reading.Unknown _ -> new Assessment.Unreadable();
    };
  }

  /// Judges again, with what was answered on the screen.
  public Assessment judge(Evidence evidence) {
    return new Assessment.Judged(evidence, RiskRules.decide(evidence, packs));
  }

  private Evidence evidence(Shown shown, Optional<Evidence> before, Instant now) {
    Optional<Person> person = shown.credential().person();
    return before
        .filter(known -> person.filter(known::isOf).isPresent())
        .map(known -> known.and(shown, now))
        .orElseGet(() -> new Evidence(List.of(shown), Optional.empty(), touch, now));
  }

  /// Judges a code of every kind once, so that the first visitor waits no longer than the others.
  public void warmUp(Instant now) {
    WarmUp.run(this, now);
  }

  /// Version of the rules that decide.
  public long packVersion() {
    return packs.rules().version();
  }
}
