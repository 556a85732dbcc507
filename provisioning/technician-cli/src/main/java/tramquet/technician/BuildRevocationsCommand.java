package tramquet.technician;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tramquet.wire.Decoded;
import tramquet.wire.PackKind;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;

/// `tramquet pack build revocations`: which signed codes no longer count.
@Command(
    name = "revocations",
    description = {
      "Draft of revocations: which signed codes no longer count.",
      "From files with one a line:",
      "  uvci:URN:UVCI:01:VN:…             a certificate by its identifier (ci)",
      "  country-uvci:VN:URN:UVCI:01:VN:…  the same after its country (co)",
      "  hash:…                            SHA-256 of one of them or of a",
      "                                    signature, its first 8 bytes or more,",
      "                                    in hex or base64",
      "  # …                               a comment",
      "A million lines make a pack of 8 MB."
    })
final class BuildRevocationsCommand implements Callable<Integer> {
  /// Lines between two words of progress.
  private static final int STRIDE = 250_000;

  /// Mistakes after which nobody reads on.
  private static final int ENOUGH = 10;

  @Mixin private DraftOptions draft = new DraftOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Lines as above, UTF-8.")
  private List<Path> files = List.of();

  private final List<RevocationTag> tags = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    long version = draft.version(PackKind.REVOCATIONS);
    for (Path file : files) {
      read(file);
    }
    if (!mistakes.isEmpty()) {
      throw new FailedException(String.join("\n", mistakes));
    }
    Revocations list = Revocations.of(tags);
    int twice = tags.size() - list.size();
    draft.write(
        PackKind.REVOCATIONS,
        version,
        list.encode(),
        Words.count(list.size(), "revocation")
            + (twice == 0 ? "" : ", %s given twice".formatted(Words.count(twice, "line"))));
    return 0;
  }

  private void read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        add(file, number, line.strip());
        if (number % STRIDE == 0) {
          draft.warn("%s: %d lines read".formatted(file, number));
        }
      }
    } catch (CharacterCodingException e) {
      throw new FailedException(file + ": not UTF-8");
    }
  }

  private void add(Path file, int number, String line) {
    if (line.isEmpty() || line.startsWith("#") || mistakes.size() >= ENOUGH) {
      return;
    }
    switch (RevocationLine.read(line)) {
      case Decoded.Value<RevocationTag>(RevocationTag tag) -> tags.add(tag);
      case Decoded.Malformed<RevocationTag>(String reason) ->
          mistakes.add("%s: line %d: %s".formatted(file, number, reason));
      case Decoded.NotMine<RevocationTag> _ ->
          mistakes.add(
              "%s: line %d: begins with none of uvci: country-uvci: hash: #"
                  .formatted(file, number));
    }
  }
}
