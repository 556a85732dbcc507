package tramquet.kiosk.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tramquet.wire.Decoded;
import tramquet.wire.PackKind;
import tramquet.wire.RulePack;
import tramquet.wire.TrustedKeys;

/// A signed pack in a file. What is not signed by a key we trust is never looked into.
public final class PackFile {
  private PackFile() {}

  /// Rules; their version is that of the envelope.
  public static Decoded<RulePack> rules(Path file, TrustedKeys signers) {
    return bytes(file)
        .flatMap(bytes ->
            switch (HeldPack.read(PackKind.RULES, bytes, signers)) {
              case Decoded.Value<HeldPack>(HeldPack pack)
                  when pack.body() instanceof PackBody.Rules(RulePack rules) ->
                  new Decoded.Value<>(rules);
              case Decoded.Malformed<HeldPack>(String reason) ->
                  new Decoded.Malformed<>(file + ": " + reason);
              case Decoded.Value<HeldPack> _, Decoded.NotMine<HeldPack> _ ->
                  new Decoded.Malformed<>(file + ": holds no rules");
            });
  }

  /// The bytes of a file that a stranger may have filled and named: no more than a pack may have,
  /// and what is wrong does not name it.
  public static Decoded<byte[]> brought(Path file) {
    try {
      return Files.size(file) > HeldPack.MAX_BYTES
          ? new Decoded.Malformed<>("too large")
          : new Decoded.Value<>(Files.readAllBytes(file));
    } catch (IOException e) {
      return new Decoded.Malformed<>("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /// The bytes of a file, as they are.
  public static Decoded<byte[]> bytes(Path file) {
    try {
      return new Decoded.Value<>(Files.readAllBytes(file));
    } catch (IOException e) {
      return new Decoded.Malformed<>(file + ": cannot be read: " + e.getClass().getSimpleName());
    }
  }
}
