package tramquet.kiosk.pack;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import tramquet.wire.Decoded;
import tramquet.wire.PackKind;
import tramquet.wire.TrustedKeys;

/// The files of one kind: the pack in force, and the one before it for when that is damaged. The
/// new one is whole and on the disk before a name is touched, so that each state the power can
/// leave behind has a whole pack in it:
///
/// ```text
///   .pack   .before   .new
///     1        0       half    cut while writing         1 is used
///     -        1        2      cut between the names     1 is used, 2 is offered again
///     2        1        -                                2 is used
/// ```
///
/// Thread: one at a time.
final class PackFiles {
  private static final System.Logger LOG = System.getLogger("tramquet.pack");

  private final PackFolder folder;
  private final PackKind kind;

  PackFiles(PackFolder folder, PackKind kind) {
    this.folder = folder;
    this.kind = kind;
  }

  private String file() {
    return kind.text() + ".pack";
  }

  private String before() {
    return kind.text() + ".before";
  }

  private String fresh() {
    return kind.text() + ".new";
  }

  /// What is there and still verifies; what does not is told of and passed over. What a cut left
  /// half done is cleared away.
  Optional<HeldPack> load(TrustedKeys signers) {
    clear();
    return load(file(), signers).or(() -> load(before(), signers));
  }

  private Optional<HeldPack> load(String name, TrustedKeys signers) {
    try {
      Optional<byte[]> bytes = folder.read(name);
      return switch (bytes
          .map(read -> HeldPack.read(kind, read, signers))
          .orElseGet(Decoded.NotMine::new)) {
        case Decoded.Value<HeldPack>(HeldPack pack) -> Optional.of(pack);
        case Decoded.NotMine<HeldPack> _ -> Optional.empty();
        case Decoded.Malformed<HeldPack>(String reason) -> unusable(reason);
      };
    } catch (IOException e) {
      return unusable(e.getClass().getSimpleName());
    }
  }

  private Optional<HeldPack> unusable(String reason) {
    LOG.log(Level.ERROR, "{0}: a pack on disk is not used: {1}", kind.text(), reason);
    return Optional.empty();
  }

  /// Puts a pack in the place of the one in force. When this throws, that one is still there.
  void replace(Optional<HeldPack> held, byte[] envelope) throws IOException {
    try {
      folder.write(fresh(), envelope);
      // A file that was damaged meanwhile must not push out the good one before it.
      if (isIn(file(), held)) {
        folder.rename(file(), before());
      }
      folder.rename(fresh(), file());
      folder.sync();
    } catch (IOException e) {
      takeBack(held);
      throw e;
    }
  }

  private boolean isIn(String name, Optional<HeldPack> pack) throws IOException {
    return pack.isPresent()
        && folder
            .read(name)
            .filter(bytes -> HeldPack.digest(bytes).equals(pack.get().mark().digest()))
            .isPresent();
  }

  private void takeBack(Optional<HeldPack> held) {
    try {
      if (held.isEmpty()) {
        folder.remove(file());
      } else if (!isIn(file(), held) && isIn(before(), held)) {
        folder.rename(before(), file());
      }
      folder.sync();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "{0}: the folder of packs: {1}", kind.text(), e.getClass().getName());
    }
    clear();
  }

  /// Half a file takes room that visits need.
  private void clear() {
    try {
      folder.remove(fresh());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0}: a file stays: {1}", kind.text(), e.getClass().getName());
    }
  }
}
