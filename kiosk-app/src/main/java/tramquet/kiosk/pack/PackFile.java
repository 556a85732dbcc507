package tramquet.kiosk.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import tramquet.wire.Decoded;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.RulePack;
import tramquet.wire.Signed;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;
import tramquet.wire.WatchList;

/// A signed pack in a file. What is not signed by a key we trust is never looked into.
public final class PackFile {
  private PackFile() {}

  /// Rules; their version is that of the envelope.
  public static Decoded<RulePack> rules(Path file, TrustedKeys signers) {
    return read(
        file,
        PackKind.RULES,
        signers,
        pack -> RulePack.decode(pack.body()).map(rules -> rules.withVersion(pack.version())));
  }

  /// Whom to stop.
  public static Decoded<WatchList> watchList(Path file, TrustedKeys signers) {
    return read(file, PackKind.WATCH_LIST, signers, pack -> WatchList.decode(pack.body()));
  }

  private static <T> Decoded<T> read(
      Path file, PackKind kind, TrustedKeys signers, Function<Pack, Decoded<T>> reader) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      return broken(file, "cannot be read: " + e.getClass().getSimpleName());
    }
    return switch (Pack.decode(bytes, signers)) {
      case Decoded.Value<Signed<Pack>>(Signed<Pack>(Pack pack, Verification verification, _)) -> {
        if (verification != Verification.VERIFIED) {
          yield broken(file, "not signed by the key that keys.pack names");
        }
        if (pack.kind() != kind) {
          yield broken(file, "holds " + pack.kind().text() + ", not " + kind.text());
        }
        yield reader.apply(pack) instanceof Decoded.Value<T> value
            ? value
            : broken(file, "its body is broken");
      }
      case Decoded.Malformed<Signed<Pack>> _, Decoded.NotMine<Signed<Pack>> _ ->
          broken(file, "is not a signed pack");
    };
  }

  private static <T> Decoded<T> broken(Path file, String what) {
    return new Decoded.Malformed<>(file + ": " + what);
  }
}
