package tramquet.kiosk.pack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import tramquet.wire.Decoded;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.TrustedKeys;

/// A pack that was verified and read to its end. The envelope itself is not kept: it may be large.
///
/// @param issuedAt when it was signed
/// @param mark which one it is
public record HeldPack(PackKind kind, Instant issuedAt, Mark mark, PackBody body) {
  /// The most bytes of an envelope: twice a list of a million revoked codes.
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  /// Which pack of its kind.
  ///
  /// @param version from the envelope
  /// @param digest SHA-256 over the envelope, in hexadecimal digits
  public record Mark(long version, String digest) {}

  /// The version, from the envelope.
  public long version() {
    return mark.version();
  }

  /// Verifies an envelope, and then reads it. What is malformed names what was wrong, and nothing
  /// of the content.
  ///
  /// @param kind what it has to be
  public static Decoded<HeldPack> read(PackKind kind, byte[] envelope, TrustedKeys signers) {
    if (envelope.length > MAX_BYTES) {
      return new Decoded.Malformed<>("too large");
    }
    return switch (Pack.decodeTrusted(envelope, signers)) {
      case Decoded.Value<Pack>(Pack pack) when pack.kind() != kind ->
          new Decoded.Malformed<>("holds " + pack.kind().text() + ", not " + kind.text());
      case Decoded.Value<Pack>(Pack pack) ->
          PackBody.of(pack) instanceof Decoded.Value<PackBody>(PackBody body)
              ? new Decoded.Value<>(
                  new HeldPack(
                      kind, pack.issuedAt(), new Mark(pack.version(), digest(envelope)), body))
              : new Decoded.Malformed<>("its body is broken");
      case Decoded.Malformed<Pack>(String reason) -> new Decoded.Malformed<>(reason);
      case Decoded.NotMine<Pack> _ -> new Decoded.Malformed<>("is not a signed pack");
    };
  }

  static String digest(byte[] envelope) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(envelope));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
