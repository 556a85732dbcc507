package tramquet.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The wireless network of a place.
///
/// @param name SSID: 1 to 32 bytes of UTF-8 without control characters
/// @param passphrase of WPA: 8 to 63 printable ASCII characters; empty: an open network
public record Wifi(String name, Optional<String> passphrase) {
  private static final int LONGEST_NAME = 32;

  /// Checks both.
  public Wifi {
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    if (length < 1 || length > LONGEST_NAME || name.matches(".*\\p{Cntrl}.*")) {
      throw new IllegalArgumentException("a network's name is 1 to 32 bytes");
    }
    if (passphrase.filter(phrase -> !phrase.matches("[ -~]{8,63}")).isPresent()) {
      throw new IllegalArgumentException("a passphrase is 8 to 63 printable ASCII characters");
    }
  }

  /// The passphrase stays out of logs and messages.
  @Override
  public String toString() {
    return "Wifi";
  }
}
