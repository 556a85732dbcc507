package tramquet.centre.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tramquet.wire.AuthorityPart;
import tramquet.wire.BirthDate;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.HpkeSealer;
import tramquet.wire.Identifier;
import tramquet.wire.KioskId;
import tramquet.wire.Person;
import tramquet.wire.RecordBatch;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.SealingKeys;
import tramquet.wire.Stamp;
import tramquet.wire.UnsealingKey;
import tramquet.wire.Verdict;
import tramquet.wire.ViewPart;

/// Visits as kiosks write them. Sealing costs a kiosk more than the centre spends on a record, so a
/// stock of sealed parts is made once and used under many headers: no centre can open them anyway.
final class Visits {
  private static final int STOCK = 500;
  private static final int KIOSKS = 100;

  private final List<SealedRecord> stock = new ArrayList<>();
  private final RandomGenerator random = new SecureRandom();
  private final List<Life> lives = new ArrayList<>();

  /// A kiosk and the life of its record file that it writes.
  private record Life(KioskId kiosk, Epoch epoch) {}

  /// The messages of one kiosk, in their order.
  ///
  /// @param last number of the last record
  record Messages(KioskId kiosk, Epoch epoch, List<byte[]> payloads, long last) {}

  Visits() {
    SecureRandom keys = new SecureRandom();
    HpkeSealer sealer =
        new HpkeSealer(
            new SealingKeys(
                UnsealingKey.generate(keys).publicKey(), UnsealingKey.generate(keys).publicKey()));
    Life nobody = new Life(kiosk(0), new Epoch(1));
    for (int i = 0; i < STOCK; i++) {
      AuthorityPart person = person(i);
      stock.add(sealer.seal(header(nobody, i + 1L), person, ViewPart.of(person)));
    }
  }

  /// The name of a kiosk.
  static KioskId kiosk(int number) {
    return new KioskId(String.format(Locale.ROOT, "bench-%03d", number));
  }

  static int kiosks() {
    return KIOSKS;
  }

  /// One visit of any kiosk.
  SealedRecord any() {
    return stock.getFirst();
  }

  /// Messages of all kiosks with so many visits together, of new lives of their files.
  List<Messages> messages(int visits) {
    List<Messages> all = new ArrayList<>();
    for (int each = 0; each < KIOSKS; each++) {
      lives.add(new Life(kiosk(each), new Epoch(random.nextLong())));
      all.add(messages(lives.getLast(), visits / KIOSKS));
    }
    return all;
  }

  private Messages messages(Life life, int visits) {
    List<SealedRecord> waiting = new ArrayList<>();
    for (int seq = 1; seq <= visits; seq++) {
      SealedRecord sealed = stock.get(random.nextInt(STOCK));
      waiting.add(
          new SealedRecord(
              header(life, seq), sealed.keyId(), sealed.sealedAuthority(), sealed.sealedView()));
    }
    List<byte[]> payloads = new ArrayList<>();
    for (int sent = 0; sent < visits; ) {
      RecordBatch batch = RecordBatch.fill(waiting.subList(sent, Math.min(sent + 64, visits)));
      payloads.add(batch.encode());
      sent += batch.records().size();
    }
    return new Messages(life.kiosk(), life.epoch(), payloads, visits);
  }

  private RecordHeader header(Life life, long seq) {
    return new RecordHeader(
        life.kiosk(),
        life.epoch(),
        seq,
        RecordKind.VISIT,
        new UUID(random.nextLong(), random.nextLong()),
        Optional.empty(),
        "1",
        Direction.ENTRY,
        Optional.empty(),
        Optional.of(Verdict.ADMIT),
        7,
        new Stamp(
            new UUID(life.epoch().value(), 1),
            seq * 1_000_000_000L,
            Instant.ofEpochMilli(1_795_000_000_000L + seq),
            Stamp.Quality.SYNCED),
        Optional.empty());
  }

  private static AuthorityPart person(int number) {
    return new AuthorityPart(
        Optional.of("citizen-card"),
        Optional.of(
            new Person(
                List.of(
                    new Identifier(
                        Identifier.Kind.CITIZEN_ID,
                        String.format(Locale.ROOT, "001090%06d", number))),
                Optional.of("Nguyễn Văn Ánh"),
                Optional.of(BirthDate.of(LocalDate.of(1990, 1, 1))),
                Optional.of(Person.Sex.MALE))),
        List.of(),
        Optional.empty());
  }
}
