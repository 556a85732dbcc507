package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tramquet.wire.Identifier;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.SigningKey;
import tramquet.wire.UnsealingKey;
import tramquet.wire.WatchList;

/// Throw-away keys: the private halves never leave this process, the public ones become files for
/// the kiosk.
///
/// @param authority opens what the authority may read
/// @param view opens what the place may see
/// @param pack signs the watch list
/// @param issuer signs personal codes
/// @param stranger signs personal codes that nobody believes
record DemoKeys(
    UnsealingKey authority,
    UnsealingKey view,
    SigningKey pack,
    SigningKey issuer,
    SigningKey stranger) {

  /// New keys.
  static DemoKeys generate(SecureRandom random) {
    return new DemoKeys(
        UnsealingKey.generate(random),
        UnsealingKey.generate(random),
        SigningKey.generate(),
        SigningKey.generate(),
        SigningKey.generate());
  }

  /// Writes what the kiosk may know: public keys, and the signed watch list.
  void write(Folders folders, List<Identifier> watched, SecureRandom random, Instant now)
      throws IOException {
    Files.writeString(folders.authorityKey(), base64(authority.publicKey()), US_ASCII);
    Files.writeString(folders.viewKey(), base64(view.publicKey()), US_ASCII);
    Files.writeString(folders.packKey(), pem(pack.publicKey()), US_ASCII);
    Files.writeString(folders.issuerKey(), pem(issuer.publicKey()), US_ASCII);
    byte[] listKey = new byte[32];
    random.nextBytes(listKey);
    byte[] body = WatchList.of(listKey, watched).encode();
    Files.write(folders.watchList(), new Pack(PackKind.WATCH_LIST, 1, now, body).encode(this.pack));
  }

  /// Where the kiosk finds which file.
  ///
  /// @param keys an existing folder
  record Folders(Path keys) {
    Path authorityKey() {
      return keys.resolve("authority.pub");
    }

    Path viewKey() {
      return keys.resolve("view.pub");
    }

    Path packKey() {
      return keys.resolve("pack.pub.pem");
    }

    Path issuerKey() {
      return keys.resolve("issuer.pub.pem");
    }

    Path watchList() {
      return keys.resolve("watch-list.bin");
    }
  }

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /// The keys stay out of logs and messages.
  @Override
  public String toString() {
    return "DemoKeys";
  }
}
