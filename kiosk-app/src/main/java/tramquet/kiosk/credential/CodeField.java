package tramquet.kiosk.credential;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One field of a scan: bytes, and what can be read of them.
///
/// Thread: immutable.
final class CodeField {
  private final CodeText scan;
  private final byte[] bytes;
  private final String plain;

  CodeField(CodeText scan, byte[] bytes) {
    this.scan = scan;
    this.bytes = bytes;
    this.plain = new String(bytes, StandardCharsets.ISO_8859_1).strip();
  }

  /// The text without spaces around it, each byte as the character of that number: for fields that
  /// are ASCII or broken.
  String plain() {
    return plain;
  }

  /// The text if it is intact UTF-8 with nothing in it but Vietnamese and ASCII.
  Optional<String> text() {
    return Mangling.decode(bytes, StandardCharsets.UTF_8)
        .map(Vietnamese::nfc)
        .filter(Vietnamese::isText);
  }

  /// Whether letters were lost or exchanged on the way: neither ASCII nor Vietnamese, or letters
  /// replaced by `?`.
  boolean isDamaged() {
    return text().isEmpty() || plain.indexOf('?') >= 0;
  }

  /// A name, faithfully or not at all.
  Optional<String> name() {
    return scan.name(bytes);
  }

  boolean isEmpty() {
    return plain.isEmpty();
  }

  /// The field stays out of logs and messages.
  @Override
  public String toString() {
    return "CodeField";
  }
}
