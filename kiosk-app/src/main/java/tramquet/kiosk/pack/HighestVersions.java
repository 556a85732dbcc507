package tramquet.kiosk.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import tramquet.kiosk.pack.HeldPack.Mark;
import tramquet.wire.Decoded;
import tramquet.wire.PackKind;

/// The highest pack of each kind that was ever in force, in a file of its own: who takes a pack
/// away does not bring an older one back with it. A line for each kind, `rules 7 <SHA-256>`, and a
/// last one with the CRC-32C of the others.
///
/// Written after the pack itself. A cut between the two loses nothing: at the next start the pack
/// that is held counts as well.
///
/// Thread: one at a time.
final class HighestVersions {
  private static final System.Logger LOG = System.getLogger("tramquet.pack");
  private static final String FILE = "versions";
  private static final Pattern LINE =
      Pattern.compile("([a-z-]+) ([1-9][0-9]{0,18}) ([0-9a-f]{64})");

  private final PackFolder folder;
  private final Map<PackKind, Mark> highest = new EnumMap<>(PackKind.class);

  HighestVersions(PackFolder folder) {
    this.folder = folder;
    try {
      switch (folder.read(FILE).map(HighestVersions::read).orElseGet(Decoded.NotMine::new)) {
        case Decoded.Value<Map<PackKind, Mark>>(var known) -> highest.putAll(known);
        case Decoded.NotMine<Map<PackKind, Mark>> _ -> {}
        case Decoded.Malformed<Map<PackKind, Mark>>(String reason) -> unusable(reason);
      }
    } catch (IOException e) {
      unusable(e.getClass().getSimpleName());
    }
  }

  private static void unusable(String reason) {
    LOG.log(Level.ERROR, "which versions were in force is forgotten: {0}", reason);
  }

  /// The highest of a kind; empty where there never was one.
  Optional<Mark> of(PackKind kind) {
    return Optional.ofNullable(highest.get(kind));
  }

  /// This one was in force. What cannot be written now is remembered while the program runs, and
  /// written with the next.
  void remember(PackKind kind, Mark mark) {
    if (of(kind).filter(known -> known.version() >= mark.version()).isPresent()) {
      return;
    }
    highest.put(kind, mark);
    try {
      folder.write(FILE + ".new", text().getBytes(US_ASCII));
      folder.rename(FILE + ".new", FILE);
      folder.sync();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0}: version not written: {1}", kind.text(), e.getClass().getName());
    }
  }

  private String text() {
    StringBuilder lines = new StringBuilder();
    highest.forEach((kind, mark) ->
        lines.append("%s %d %s\n".formatted(kind.text(), mark.version(), mark.digest())));
    return lines + checksum(lines.toString());
  }

  private static String checksum(String lines) {
    CRC32C crc = new CRC32C();
    crc.update(lines.getBytes(US_ASCII));
    return "crc32c %08x\n".formatted(crc.getValue());
  }

  private static Decoded<Map<PackKind, Mark>> read(byte[] bytes) {
    String text = new String(bytes, US_ASCII);
    int last = text.lastIndexOf("crc32c ");
    if (last < 0 || !text.substring(last).equals(checksum(text.substring(0, last)))) {
      return new Decoded.Malformed<>("checksum");
    }
    Map<PackKind, Mark> known = new EnumMap<>(PackKind.class);
    for (String line : List.of(text.substring(0, last).split("\\R"))) {
      Matcher fields = LINE.matcher(line);
      if (!fields.matches()) {
        return new Decoded.Malformed<>("line");
      }
      // A kind of a later version is not ours to judge.
      PackKind.of(fields.group(1))
          .ifPresent(
              kind -> known.put(kind, new Mark(Long.parseLong(fields.group(2)), fields.group(3))));
    }
    return new Decoded.Value<>(known);
  }
}
