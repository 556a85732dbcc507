package tramquet.box;

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

/// What a technician brings to a kiosk: its configuration, public keys, a watch list with one
/// invented person, and the next version of that list. The private keys are thrown away.
final class KioskFiles {
  /// The pins of the box's kiosk (BCM).
  static final int RED = 17;

  static final int GREEN = 27;
  static final int AMBER = 22;
  static final int GATE = 24;
  static final int PASSAGE = 25;
  static final int EMERGENCY = 13;

  /// The watch list's second version, which the configuration does not name.
  static final String NEXT = "next.pack";

  private KioskFiles() {}

  /// Writes them.
  ///
  /// @param folder becomes `/etc/tramquet`
  /// @param lane how the lane is set up
  static void write(Path folder, LaneSetup lane, SecureRandom random, Instant now)
      throws IOException {
    Path keys = Files.createDirectories(folder.resolve("keys"));
    SigningKey pack = SigningKey.generate();
    Files.writeString(folder.resolve("kiosk.toml"), toml(lane));
    Files.writeString(keys.resolve("authority.pub"), sealing(random), US_ASCII);
    Files.writeString(keys.resolve("view.pub"), sealing(random), US_ASCII);
    Files.writeString(keys.resolve("pack.pub"), pem(pack.publicKey()), US_ASCII);
    byte[] listKey = new byte[32];
    random.nextBytes(listKey);
    Identifier watched = new Identifier(Identifier.Kind.CITIZEN_ID, People.WATCHED_ID);
    byte[] list = WatchList.of(listKey, List.of(watched)).encode();
    Files.write(keys.resolve("watch-list"), listed(1, now, list).encode(pack));
    Files.write(folder.resolve(NEXT), listed(2, now, list).encode(pack));
  }

  private static Pack listed(long version, Instant now, byte[] list) {
    return new Pack(PackKind.WATCH_LIST, version, now, list);
  }

  /// Times are short, because people here do not walk.
  private static String toml(LaneSetup lane) {
    return """
    [kiosk]
    id = "box-1"
    data = "/var/lib/tramquet"

    [lane]
    name = "1"
    direction = "entry"
    confirm = "%s"
    touch_screen = false
    pack = "manifest"
    refused_time = "2 s"
    admitted_time = "3 s"
    passage_timeout = "10 s"

    %s

    [pins]
    provider = "%s"
    red = 17
    green = 27
    amber = 22
    gate = 24
    %s

    [screen]
    width = 1280
    height = 800
    full_screen = true

    [uplink]
    broker = "tcp://10.0.2.100:1883"
    resend_after = "5 s"

    [keys]
    authority = "keys/authority.pub"
    view = "keys/view.pub"
    pack = "keys/pack.pub"

    [watch_list]
    file = "keys/watch-list"
    """
        .formatted(lane.confirm(), lane.readers(), lane.pins(), lane.inputs());
  }

  /// How a lane is set up.
  ///
  /// @param confirm `verdict` or `passage`
  /// @param pins who moves the pins
  /// @param inputs lines of the section `pins`
  /// @param readers sections of its code readers
  record LaneSetup(String confirm, String pins, String inputs, String readers) {
    /// With the reader on the cable.
    LaneSetup(String confirm, String pins, String inputs) {
      this(confirm, pins, inputs, "[scanner]\nport = \"/dev/ttyUSB0\"");
    }

    /// Without pins, and with a reader that types; slowly, as everything here.
    static final LaneSetup TYPING =
        new LaneSetup(
            "verdict",
            "twin",
            "",
            "[scanner]\nmodel = \"keyboard\"\npause = \"2 s\"\nport = \""
                + TypingReader.PORT
                + "\"");

    /// Without pins, and with a reader that speaks in reports.
    static final LaneSetup REPORTS =
        new LaneSetup(
            "verdict",
            "twin",
            "",
            "[scanner]\nmodel = \"hid-pos\"\nport = \"" + ReportReader.PORT + "\"");

    /// Without pins, and with a reader for each way.
    static final LaneSetup TWO_WAYS =
        new LaneSetup(
            "verdict",
            "twin",
            "",
            "[scanner]\nport = \"%s\"\n[exit_scanner]\nport = \"%s\""
                .formatted(ExitReader.ENTRY_PORT, ExitReader.PORT));

    /// Without pins of the machine's.
    static final LaneSetup NO_PINS = new LaneSetup("verdict", "twin", "");

    /// With lamps and gate on the machine's pins.
    static final LaneSetup LAMPS = new LaneSetup("verdict", "kernel", "chip = \"pinctrl-box\"");

    /// With the machine's pins; a visit counts when somebody has passed.
    static final LaneSetup WITH_PINS =
        new LaneSetup("passage", "kernel", "chip = \"pinctrl-box\"\npassage = 25");

    /// The same with an emergency loop, which is open until somebody drives its pin.
    static final LaneSetup WITH_EMERGENCY =
        new LaneSetup("passage", "kernel", WITH_PINS.inputs() + "\nemergency = 13");
  }

  private static String sealing(SecureRandom random) {
    return Base64.getEncoder().encodeToString(UnsealingKey.generate(random).publicKey()) + "\n";
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }
}
