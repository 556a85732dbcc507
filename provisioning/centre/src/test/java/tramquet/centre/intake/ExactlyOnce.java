package tramquet.centre.intake;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tramquet.wire.SealedRecord;

/// The check that everything hangs on: the ledger holds every record of a kiosk, and each once.
final class ExactlyOnce {
  private ExactlyOnce() {}

  /// What is wrong, or empty.
  static Optional<String> fault(DataSource database, List<SealedRecord> sent) {
    List<String> wanted = sent.stream().map(ExactlyOnce::key).sorted().toList();
    List<String> found =
        new JdbcTemplate(database)
                .queryForList(
                    """
                    SELECT lpad(to_hex(epoch), 16, '0') || '/' || seq || '/' || record_id
                      FROM record WHERE kiosk = ?
                    """,
                    String.class,
                    sent.getFirst().header().kiosk().text())
                .stream()
                .sorted()
                .toList();
    return found.equals(wanted)
        ? Optional.empty()
        : Optional.of("sent %d records, found %d".formatted(wanted.size(), found.size()));
  }

  /// How many records of the kiosk are in the ledger.
  static int found(DataSource database, List<SealedRecord> sent) {
    return Objects.requireNonNull(
        new JdbcTemplate(database)
            .queryForObject(
                "SELECT count(*) FROM record WHERE kiosk = ?",
                Integer.class,
                sent.getFirst().header().kiosk().text()));
  }

  private static String key(SealedRecord record) {
    return record.header().epoch() + "/" + record.header().seq() + "/" + record.header().id();
  }
}
