package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tramquet.wire.AuthorityPart;
import tramquet.wire.BirthDate;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.KioskId;
import tramquet.wire.Person;
import tramquet.wire.Reason;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.Sealer;
import tramquet.wire.Stamp;
import tramquet.wire.Verdict;
import tramquet.wire.ViewPart;

/// Invented visits for tests of the log and of delivery.
public final class Drafts {
  public static final Origin ORIGIN = new Origin(new KioskId("ben-xe-01"), "1", Direction.ENTRY);

  public static final Stamp STAMP =
      new Stamp(
          new UUID(5, 6),
          123_456_789L,
          Instant.ofEpochMilli(1_795_000_000_000L),
          Stamp.Quality.SYNCED);

  public static final String NAME = "Nguyễn Thị Thuỳ Đượm";
  public static final String NUMBER = "001190000017";

  /// Seals nothing away: what would happen without sealing.
  public static final Sealer PLAIN =
      (header, authority, view) -> {
        String plain =
            authority.person().map(p -> p.name().orElse("") + "|" + p.identifiers()).orElse("");
        return new SealedRecord(
            header,
            "plain",
            plain.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            new byte[] {1});
      };

  private Drafts() {}

  /// The log in a file, which is opened or made.
  static VisitLog log(Path file, SqliteLimits limits) {
    return assertInstanceOf(
            Opening.Opened.class,
            SqliteVisitLog.open(file, ORIGIN, PLAIN, () -> STAMP, new SecureRandom(), limits))
        .log();
  }

  /// A visit of somebody invented.
  public static Draft visit() {
    return visit(new UUID(RANDOM.nextLong(), RANDOM.nextLong()));
  }

  /// A visit of somebody invented, with a given record id.
  public static Draft visit(UUID id) {
    return visit(id, STAMP);
  }

  /// A visit of somebody invented, at a given time.
  public static Draft visit(Stamp stamp) {
    return visit(visit().id(), stamp);
  }

  private static Draft visit(UUID id, Stamp stamp) {
    AuthorityPart authority =
        new AuthorityPart(
            Optional.of("citizen-card"),
            Optional.of(
                new Person(
                    List.of(new Identifier(Identifier.Kind.CITIZEN_ID, NUMBER)),
                    Optional.of(NAME),
                    Optional.of(BirthDate.of(LocalDate.of(1990, 1, 1))),
                    Optional.of(Person.Sex.FEMALE))),
            List.of(),
            Optional.empty());
    return new Draft(
        RecordKind.VISIT,
        id,
        Optional.empty(),
        "1",
        Direction.ENTRY,
        Optional.of("pha-0715"),
        Optional.of(Verdict.ADMIT),
        7,
        stamp,
        Optional.empty(),
        authority,
        ViewPart.of(authority));
  }

  /// Somebody invented is refused for symptoms: the visit and its alarm.
  public static List<Draft> alarmed() {
    Draft visit = visit();
    AuthorityPart authority =
        new AuthorityPart(
            visit.authority().format(),
            visit.authority().person(),
            List.of(Reason.SYMPTOMS),
            Optional.empty());
    return List.of(
        refused(RecordKind.VISIT, visit.id(), Optional.empty(), authority),
        refused(RecordKind.ALARM, visit().id(), Optional.of(visit.id()), authority));
  }

  private static Draft refused(
      RecordKind kind, UUID id, Optional<UUID> subjectOf, AuthorityPart authority) {
    return new Draft(
        kind,
        id,
        subjectOf,
        "1",
        Direction.ENTRY,
        Optional.empty(),
        Optional.of(Verdict.REFUSE),
        7,
        STAMP,
        Optional.empty(),
        authority,
        ViewPart.of(authority));
  }

  private static final RandomGenerator RANDOM = new java.security.SecureRandom();
}
