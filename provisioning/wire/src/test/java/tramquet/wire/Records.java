package tramquet.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Invented records for the tests of the wire.
final class Records {
  static final KioskId KIOSK = new KioskId("ben-xe-01");
  static final Epoch EPOCH = new Epoch(0x8123_4567_89AB_CDEFL);

  private static final Set<RecordKind> SPEAK_OF_ANOTHER =
      EnumSet.of(RecordKind.PASSAGE, RecordKind.ANNULMENT, RecordKind.ALARM, RecordKind.TAILGATED);

  private Records() {}

  static RecordHeader header(long seq, RecordKind kind) {
    return new RecordHeader(
        KIOSK,
        EPOCH,
        seq,
        kind,
        new UUID(0x1111_2222_3333_4444L, seq),
        SPEAK_OF_ANOTHER.contains(kind)
            ? Optional.of(new UUID(0x1111_2222_3333_4444L, seq - 1))
            : Optional.empty(),
        "1",
        Direction.ENTRY,
        kind == RecordKind.TRIP || kind == RecordKind.TRIP_END
            ? Optional.of("pha-0715")
            : Optional.empty(),
        kind == RecordKind.VISIT ? Optional.of(Verdict.REFUSE) : Optional.empty(),
        7,
        new Stamp(
            new UUID(0x5555_6666_7777_8888L, 1),
            123_456_789_012L + seq,
            Instant.ofEpochMilli(1_795_000_000_000L + seq),
            Stamp.Quality.SYNCED),
        kind == RecordKind.LOSS
            ? Optional.of(new LossRange(new Epoch(0x42L), 3, 9))
            : Optional.empty());
  }

  static AuthorityPart authority() {
    return new AuthorityPart(
        Optional.of("citizen-card"),
        Optional.of(
            new Person(
                List.of(
                    new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001"),
                    new Identifier(Identifier.Kind.OLD_ID, "012345678")),
                Optional.of("Nguyễn Văn Ánh"),
                Optional.of(BirthDate.of(LocalDate.of(1990, 1, 1))),
                Optional.of(Person.Sex.MALE))),
        List.of(Reason.WATCH_LIST, Reason.SYMPTOMS),
        Optional.of(
            new Declaration(
                Instant.ofEpochMilli(1_794_990_000_000L),
                Set.of(Declaration.Symptom.FEVER),
                false,
                true)));
  }
}
