package tramquet.kiosk.credential;

import java.nio.charset.StandardCharsets;

/// The bytes of a scan, without what reader and cable put around them.
///
/// Thread: immutable.
public final class CodeText {
  private final byte[] bytes;

  private CodeText(byte[] bytes) {
    this.bytes = bytes;
  }

  /// These bytes.
  public static CodeText of(byte[] raw) {
    return new CodeText(raw.clone());
  }

  /// Each byte as the character of that number. Faithful for ASCII, and only for ASCII.
  public String latin() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
