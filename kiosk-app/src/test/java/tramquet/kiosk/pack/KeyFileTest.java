package tramquet.kiosk.pack;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.wire.Decoded;

class KeyFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PUBLIC KEY-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----END CERTIFICATE-----",
        "-----END PUBLIC KEY----------BEGIN PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----"
      })
  void linesWithoutAKeyBetweenThemAreNoSigner(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), text);
    assertInstanceOf(Decoded.Malformed.class, KeyFile.signer(file));
  }
}
