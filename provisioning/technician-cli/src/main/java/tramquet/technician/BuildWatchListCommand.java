package tramquet.technician;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tramquet.wire.Identifier;
import tramquet.wire.PackKind;
import tramquet.wire.WatchList;

/// `tramquet pack build watch-list`: whom to stop. The draft holds no number, only what tests one.
@Command(
    name = "watch-list",
    description = {
      "Draft of a watch list: whom to stop.",
      "From a CSV file with a row per person and any of these columns:",
      "citizen-id, old-id, insurance-card, social-insurance, qid, passport; and, as for personal"
          + " codes, id and insurance.",
      "Other columns are passed over. The draft holds no number, only keyed hashes of them."
    })
final class BuildWatchListCommand implements Callable<Integer> {
  private static final int KEY_BYTES = 32;

  private final SecureRandom random;

  @Mixin private DraftOptions draft = new DraftOptions();

  @Parameters(arity = "1", paramLabel = "PEOPLE.csv", description = "UTF-8, with a header.")
  private Path file = Path.of("");

  BuildWatchListCommand(SecureRandom random) {
    this.random = random;
  }

  @Override
  public Integer call() throws IOException {
    long version = draft.version(PackKind.WATCH_LIST);
    List<Map<String, String>> rows = rows();
    Set<Identifier> people = people(rows);
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    WatchList list = WatchList.of(key, people);
    draft.write(
        PackKind.WATCH_LIST,
        version,
        list.encode(),
        "%s of %s".formatted(Words.count(list.size(), "number"), Words.count(rows.size(), "row")));
    return 0;
  }

  private List<Map<String, String>> rows() throws IOException {
    try {
      return Csv.rows(Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new FailedException(file + ": not UTF-8");
    }
  }

  private Set<Identifier> people(List<Map<String, String>> rows) {
    Set<Identifier> people = new LinkedHashSet<>();
    List<String> mistakes = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String row = file + ": row " + (i + 1) + ": ";
      List<WatchRow.Entry> numbers = WatchRow.read(rows.get(i));
      if (numbers.isEmpty()) {
        mistakes.add(row + "no number in a column that tells its kind (see --help)");
      }
      for (WatchRow.Entry number : numbers) {
        if (number.identifier().isWellFormed()) {
          people.add(number.identifier());
        } else {
          mistakes.add(row + number.column() + ": not built as such a number");
        }
      }
    }
    if (!mistakes.isEmpty()) {
      throw new FailedException(String.join("\n", mistakes));
    }
    return people;
  }
}
