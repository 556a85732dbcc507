package tramquet.kiosk.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.scanner.SymbologyIdentifier;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Past;
import tramquet.kiosk.risk.Shown;
import tramquet.wire.Declaration;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

/// A code that may be shown to a simulated lane, and what is made of it. The people are invented.
///
/// Thread: immutable.
// Bytes and assessments are immutable; nothing says so to the compiler.
@SuppressWarnings("ImmutableEnumChecker")
enum Visitor {
  /// May go in.
  GREEN("Nguyễn Văn An", new Decision.Admit()),
  /// Somebody else who may go in.
  OTHER("Trần Thị Bình", new Decision.Admit()),
  /// Declares symptoms: refused, with an alarm.
  ILL("Lê Văn Cường", refusal(Reason.SYMPTOMS, Remedy.WAIT_FOR_HEALTH_STATION)),
  /// A genuine code whose time is over.
  EXPIRED("Phạm Thị Dung", refusal(Reason.CREDENTIAL_EXPIRED, Remedy.RENEW_CODE)),
  /// A card without a declaration: asked for one.
  BARE("Võ Văn Em", new Decision.Ask(List.of(Reason.DECLARATION_MISSING))),
  /// The same person's code with a declaration.
  DECLARED("Võ Văn Em", new Decision.Admit()),
  /// The code of a place.
  PLACE("", new Assessment.PlaceCodeShown()),
  /// No code at all.
  NOISE("", new Assessment.Unreadable()),
  /// A claim code: where none is awaited it is no code either.
  CLAIM("", new Assessment.Unreadable());

  private static final Visitor[] ALL = values();
  private static final WallTime TIME = new WallTime(Instant.parse("2021-11-01T00:00:00Z"), true);
  private static final SymbologyIdentifier SYMBOLOGY = SymbologyIdentifier.at(Bytes.NONE);
  private static final String SCANNER = "entry";

  private final Bytes code = Bytes.of(name().getBytes(UTF_8));
  private final Assessment alone;

  Visitor(String name, Decision decision) {
    alone = new Assessment.Judged(evidence(name), decision, 1);
  }

  Visitor(String name, Assessment assessment) {
    assert name.isEmpty();
    alone = assessment;
  }

  private static Decision refusal(Reason reason, Remedy remedy) {
    return new Decision.Refuse(List.of(reason), remedy);
  }

  private static Evidence evidence(String name) {
    Person person =
        new Person(
            List.of(new Identifier(Identifier.Kind.QID, Integer.toHexString(name.hashCode()))),
            Optional.of(name),
            Optional.empty(),
            Optional.empty());
    return new Evidence(
        List.of(new Shown("citizen-card", new Credential.CitizenCard(person, Optional.empty()))),
        Optional.empty(),
        new LaneTerms(Direction.ENTRY, true),
        Past.NONE,
        new WallTime(Instant.parse("2021-11-01T00:00:00Z"), true));
  }

  /// The word in a script.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Finds one by its word.
  static Optional<Visitor> of(String word) {
    return Arrays.stream(ALL).filter(each -> each.word().equals(word)).findFirst();
  }

  /// Whose code was read. Throws `IllegalArgumentException` for a code of nobody here.
  static Visitor of(ScanData scan) {
    for (Visitor each : ALL) {
      if (each.code.equals(scan.data())) {
        return each;
      }
    }
    throw new IllegalArgumentException("a code that no visitor has");
  }

  /// The first code of the same person.
  Visitor person() {
    return this == DECLARED ? BARE : this;
  }

  /// Whose evidence it is. Throws `IllegalArgumentException` for that of nobody here.
  static Visitor of(Evidence evidence) {
    for (Visitor each : ALL) {
      if (each.alone instanceof Assessment.Judged judged
          && judged.evidence().shown().equals(evidence.shown())) {
        return each.person();
      }
    }
    throw new IllegalArgumentException("evidence of no visitor");
  }

  /// The code is read now.
  Event.ScanRead read(long nowNanos) {
    return new Event.ScanRead(nowNanos, scan(nowNanos));
  }

  /// The code is read now, and known as a claim code.
  Event.ClaimShown claimed(long nowNanos, boolean jumper) {
    return new Event.ClaimShown(nowNanos, scan(nowNanos), jumper);
  }

  private ScanData scan(long nowNanos) {
    return new ScanData(code, SYMBOLOGY, nowNanos - 8_000_000, nowNanos, SCANNER);
  }

  /// What the rules make of the code.
  Assessment assessment() {
    return alone;
  }

  /// What the rules make of the answers to the questions.
  static Assessment judge(Evidence evidence, Event.Declared answers) {
    Declaration declaration =
        new Declaration(
            TIME.instant(),
            answers.symptoms() ? Set.of(Declaration.Symptom.UNSPECIFIED) : Set.of(),
            answers.epidemicZone(),
            answers.contact());
    return new Assessment.Judged(
        evidence.declaring(declaration, TIME),
        declaration.isClear()
            ? new Decision.Admit()
            : refusal(Reason.SYMPTOMS, Remedy.WAIT_FOR_HEALTH_STATION),
        1);
  }
}
