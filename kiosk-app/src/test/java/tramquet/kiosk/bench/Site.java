package tramquet.kiosk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tramquet.wire.Identifier;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.SigningKey;
import tramquet.wire.UnsealingKey;
import tramquet.wire.WatchList;

/// The folder in which a kiosk is measured: configuration, throw-away keys, and a crowd of invented
/// people of whom every other one is on the watch list.
///
/// @param path an existing folder
record Site(Path path) {
  static final int BAUD = 115_200;
  private static final int CROWD = 2000;

  /// Writes everything a kiosk needs.
  static Site in(Path path) throws IOException {
    Site site = new Site(path);
    SecureRandom random = new SecureRandom();
    site.key("authority.pub", UnsealingKey.generate(random).publicKey());
    site.key("view.pub", UnsealingKey.generate(random).publicKey());
    SigningKey signer = SigningKey.generate();
    Files.writeString(
        path.resolve("pack.pub.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(signer.publicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
    byte[] listKey = new byte[32];
    random.nextBytes(listKey);
    List<Identifier> watched =
        IntStream.range(0, CROWD).filter(n -> n % 2 == 1).mapToObj(Site::identifier).toList();
    Files.write(
        path.resolve("watch-list.bin"),
        new Pack(
                PackKind.WATCH_LIST,
                1,
                Instant.parse("2026-10-01T00:00:00Z"),
                WatchList.of(listKey, watched).encode())
            .encode(signer));
    Files.writeString(site.config(), site.toml());
    return site;
  }

  Path config() {
    return path.resolve("kiosk.toml");
  }

  /// Link to the serial port.
  Path port() {
    return path.resolve("reader");
  }

  /// What a citizen card of somebody in the crowd sends; odd numbers are refused.
  ///
  /// @param number 0 to 1999
  static byte[] card(int number) {
    return String.join(
            "|",
            citizenId(number),
            "",
            "Trần Thị Hạnh",
            "02091975",
            "Nữ",
            "Tổ 3, Phường Cam Nghĩa, Cam Ranh, Khánh Hoà",
            "30042021")
        .getBytes(UTF_8);
  }

  private static Identifier identifier(int number) {
    return new Identifier(Identifier.Kind.CITIZEN_ID, citizenId(number));
  }

  private static String citizenId(int number) {
    return String.format(Locale.ROOT, "056175%06d", number);
  }

  private void key(String name, byte[] key) throws IOException {
    Files.writeString(path.resolve(name), Base64.getEncoder().encodeToString(key) + "\n");
  }

  /// Without broker: the line ends on disk, as far as the visitor's lamp is concerned.
  private String toml() {
    return """
    [kiosk]
    id = "bench-1"
    data = "%1$s/data"

    [lane]
    pack = "manifest"
    confirm = "verdict"

    [scanner]
    port = "%1$s/reader"
    baud = %2$d

    [pins]
    provider = "twin"
    red = 17
    green = 27
    amber = 22
    buzzer = 23
    gate = 24

    [screen]
    width = 1280
    height = 800
    full_screen = false

    [keys]
    authority = "%1$s/authority.pub"
    view = "%1$s/view.pub"
    pack = "%1$s/pack.pub.pem"

    [watch_list]
    file = "%1$s/watch-list.bin"
    """
        .formatted(path, BAUD);
  }
}
