package tramquet.kiosk.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tramquet.wire.Decoded;
import tramquet.wire.Pem;
import tramquet.wire.PlaceKey;
import tramquet.wire.SealingKeys;
import tramquet.wire.TrustList;
import tramquet.wire.TrustList.Form;
import tramquet.wire.TrustedKeys;

/// Files with keys. Whatever is wrong with one is an answer that names the file and what a good one
/// holds.
public final class KeyFile {
  private static final int KEY_BYTES = 32;

  private KeyFile() {}

  /// An X25519 public key: 32 bytes as 64 hexadecimal digits or as base64, on a line of its own;
  /// lines that begin with `#` are comments.
  public static Decoded<byte[]> sealing(Path file) {
    return line(file, "X25519 public key")
        .flatMap(key ->
            SealingKeys.isSealable(key)
                ? new Decoded.Value<>(key)
                : new Decoded.Malformed<>(file + ": nothing can be sealed to this key"));
  }

  /// The secret that the kiosks of a place share: 32 bytes, written as a sealing key is.
  public static Decoded<PlaceKey> place(Path file) {
    return line(file, "place key").map(PlaceKey::new);
  }

  private static Decoded<byte[]> line(Path file, String what) {
    return text(file)
        .flatMap(text ->
            text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .flatMap(KeyFile::thirtyTwoBytes)
                .<Decoded<byte[]>>map(Decoded.Value::new)
                .orElseGet(() ->
                    new Decoded.Malformed<>(
                        "%s: no %s (32 bytes in hex or base64)".formatted(file, what))));
  }

  /// A signer that is trusted: an Ed25519 public key (`BEGIN PUBLIC KEY`) or a certificate (`BEGIN
  /// CERTIFICATE`), in PEM.
  public static Decoded<TrustedKeys> signer(Path file) {
    return text(file)
        .flatMap(text -> {
          Optional<byte[]> certificate = block(text, "CERTIFICATE");
          if (certificate.isPresent()) {
            return TrustedKeys.ofCertificates(List.of(certificate.get()));
          }
          return block(text, "PUBLIC KEY")
              .flatMap(KeyFile::publicKey)
              .<Decoded<TrustedKeys>>map(key -> new Decoded.Value<>(TrustedKeys.of(key)))
              .orElseGet(
                  () -> new Decoded.Malformed<>(file + ": no PUBLIC KEY or CERTIFICATE in PEM"));
        });
  }

  /// Issuers that are trusted: every certificate and public key of the file, in PEM, whatever the
  /// algorithm of theirs.
  public static Decoded<TrustList> issuers(Path file, TrustList.Use use) {
    return text(file)
        .flatMap(text -> {
          List<TrustList.Issuer> issuers = new ArrayList<>();
          Pem.blocks("CERTIFICATE", text)
              .forEach(der -> issuers.add(new TrustList.Issuer(use, Form.CERTIFICATE, der)));
          Pem.blocks("PUBLIC KEY", text)
              .forEach(der -> issuers.add(new TrustList.Issuer(use, Form.KEY, der)));
          return TrustList.of(issuers) instanceof Decoded.Value<TrustList>(TrustList list)
                  && !list.isEmpty()
              ? new Decoded.Value<>(list)
              : new Decoded.Malformed<>(file + ": no PUBLIC KEY or CERTIFICATE in PEM");
        });
  }

  private static Decoded<String> text(Path file) {
    try {
      return new Decoded.Value<>(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return new Decoded.Malformed<>(file + ": cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Optional<byte[]> thirtyTwoBytes(String line) {
    try {
      byte[] bytes =
          line.length() == 2 * KEY_BYTES
              ? HexFormat.of().parseHex(line)
              : Base64.getDecoder().decode(line);
      return Optional.of(bytes).filter(b -> b.length == KEY_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> block(String text, String label) {
    return Pem.blocks(label, text).stream().findFirst();
  }

  private static Optional<PublicKey> publicKey(byte[] der) {
    try {
      return Optional.of(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
