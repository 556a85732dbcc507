package tramquet.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tramquet.kiosk.pack.KeyFile;
import tramquet.kiosk.pack.PackFile;
import tramquet.wire.Decoded;
import tramquet.wire.RulePack;

/// Rules as people name them on a command line: built-in ones by their name, a signed pack or the
/// JSON of its body by the file.
final class RulesByName {
  private RulesByName() {}

  /// The rules; malformed, with what to do, where there are none of that name.
  ///
  /// @param key the public key that must have signed a pack
  static Decoded<RulePack> find(String name, Optional<Path> key) {
    Optional<RulePack> preset = RulePack.preset(name);
    if (preset.isPresent()) {
      return new Decoded.Value<>(preset.get());
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      return new Decoded.Malformed<>(
          name + ": neither a file nor one of " + String.join(", ", RulePack.presets()));
    }
    if (name.endsWith(".json")) {
      return read(file);
    }
    return key.map(pem -> KeyFile.signer(pem).flatMap(signer -> PackFile.rules(file, signer)))
        .orElseGet(() -> new Decoded.Malformed<>(name + ": --key says who must have signed it"));
  }

  private static Decoded<RulePack> read(Path file) {
    try {
      return RulePack.decode(Files.readAllBytes(file)) instanceof Decoded.Value<RulePack> value
          ? value
          : new Decoded.Malformed<>(
              file + ": holds no rules; 'tramquet pack build' says what is wrong");
    } catch (IOException e) {
      return new Decoded.Malformed<>(file + ": cannot be read");
    }
  }
}
