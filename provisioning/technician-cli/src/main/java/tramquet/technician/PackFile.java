package tramquet.technician;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tramquet.wire.CoseSign1;
import tramquet.wire.Decoded;
import tramquet.wire.Pack;
import tramquet.wire.PackDraft;
import tramquet.wire.Signed;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;

/// A draft or a signed pack in a file.
///
/// @param size in bytes
/// @param content what is, or will be, signed; its body may still be broken
/// @param seal empty for a draft
record PackFile(long size, PackDraft content, Optional<Seal> seal) {

  /// What the signature says.
  ///
  /// @param issuedAt to the millisecond
  /// @param keyId as the signature names it, in hexadecimal digits; empty when it names none
  /// @param verification by the keys the file was read with
  record Seal(Instant issuedAt, Optional<String> keyId, Verification verification) {}

  /// Reads the one or the other; throws `FailedException` for anything else.
  static PackFile read(Path file, TrustedKeys keys) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return switch (CoseSign1.decode(bytes)) {
      case Decoded.Value<CoseSign1>(CoseSign1 envelope) -> signed(file, bytes, envelope, keys);
      case Decoded.Malformed<CoseSign1> _, Decoded.NotMine<CoseSign1> _ -> draft(file, bytes);
    };
  }

  /// Reads a pack that kiosks take which know that key; throws `FailedException` for any other.
  static PackFile readable(Path file, Path key) throws IOException {
    PackFile pack = read(file, ShowCommand.keys(key));
    Authenticity authenticity = Authenticity.of(pack, true);
    if (authenticity != Authenticity.VERIFIED) {
      throw new FailedException(file + ": " + authenticity.text());
    }
    if (PackContent.of(pack.content()) instanceof Decoded.Malformed<PackContent>(String reason)) {
      throw new FailedException(file + ": no kiosk could read it: " + reason);
    }
    return pack;
  }

  private static PackFile signed(Path file, byte[] bytes, CoseSign1 envelope, TrustedKeys keys) {
    return switch (Pack.decode(bytes, keys)) {
      case Decoded.Value<Signed<Pack>>(Signed<Pack>(Pack pack, Verification verification, _)) ->
          new PackFile(
              bytes.length,
              new PackDraft(pack.kind(), pack.version(), pack.body()),
              Optional.of(
                  new Seal(
                      pack.issuedAt(),
                      envelope.kid().map(HexFormat.of()::formatHex),
                      verification)));
      case Decoded.Malformed<Signed<Pack>>(String reason) ->
          throw new FailedException(file + ": signed, but no pack: " + reason);
      case Decoded.NotMine<Signed<Pack>> _ ->
          throw new FailedException(file + ": signed, but no pack");
    };
  }

  private static PackFile draft(Path file, byte[] bytes) {
    return PackDraft.decode(bytes)
        .asOptional()
        .map(draft -> new PackFile(bytes.length, draft, Optional.empty()))
        .orElseThrow(() -> new FailedException(file + ": neither a pack nor a draft of one"));
  }
}
