package tramquet.kiosk.enrol;

import java.nio.file.Path;
import tramquet.wire.ClaimCode;
import tramquet.wire.Direction;

/// The part of a kiosk's configuration that nobody types: what it was told by code and centre, as
/// TOML. What the technician's own file says wins over it.
///
/// @param folder where the files are
record EnrolConfig(Path folder, ClaimCode code) {
  private static final int LONGEST_TITLE = 40;

  /// Until the centre has answered: no broker is known.
  String claimed() {
    return """
    [kiosk]
    id = %s

    [lane]
    name = %s
    direction = %s

    [screen]
    place = %s

    [keys]
    authority = %s
    view = %s
    """
        .formatted(
            text(code.kiosk().text()),
            text(code.lane()),
            text(code.direction() == Direction.ENTRY ? "entry" : "exit"),
            text(title()),
            file("authority.pub"),
            file("view.pub"));
  }

  /// When the centre has answered.
  String enrolled(String broker) {
    String tls =
        """

        [tls]
        ca = %s
        certificate = %s
        key = %s
        """
            .formatted(file("centre/ca.pem"), file("centre/kiosk.pem"), file("kiosk.key"));
    return claimed()
        + """
        pack = %s
        orders = %s

        [trust]
        personal_codes = [%s]

        [uplink]
        broker = %s
        """
            .formatted(
                file("centre/pack.pub"),
                file("centre/order.pub"),
                file("centre/personal-code.pub"),
                text(broker))
        + (broker.startsWith("ssl:") ? tls : "");
  }

  private String title() {
    String name = code.placeName();
    return name.codePointCount(0, name.length()) <= LONGEST_TITLE
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_TITLE));
  }

  private String file(String name) {
    return text(folder.toAbsolutePath().resolve(name).toString());
  }

  /// A basic string (TOML 1.0); control characters are in none of these.
  private static String text(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
