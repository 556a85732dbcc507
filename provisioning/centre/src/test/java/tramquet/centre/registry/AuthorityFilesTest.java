package tramquet.centre.registry;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.wire.Decoded;

class AuthorityFilesTest {
  private final AuthorityFolder folder;

  AuthorityFilesTest() throws IOException {
    folder = AuthorityFolder.make();
  }

  @Test
  void aFolderAsItWasMadeIsRead() {
    assertInstanceOf(Decoded.Value.class, AuthorityFiles.read(folder.path()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "centre-ca.pem",
        "centre-ca.key",
        "root-ca.pem",
        "claim.key",
        "authority.pub",
        "view.pub",
        "pack.pub",
        "order.pub",
        "personal-code.pub"
      })
  void aFileThatIsMissingIsNamedAndNoiseIsToldOfTheFolder(String name) throws IOException {
    Files.writeString(folder.path().resolve(name), "noise\n");
    assertInstanceOf(Decoded.Malformed.class, AuthorityFiles.read(folder.path()));
    Files.delete(folder.path().resolve(name));
    assertTrue(
        AuthorityFiles.read(folder.path())
                instanceof Decoded.Malformed<AuthorityFiles>(String reason)
            && reason.endsWith(name + ": cannot be read"));
  }

  @Test
  void aKeyThatNothingCanBeSealedToIsRefused() throws IOException {
    Files.writeString(
        folder.path().resolve("view.pub"), Base64.getEncoder().encodeToString(new byte[32]));
    assertInstanceOf(Decoded.Malformed.class, AuthorityFiles.read(folder.path()));
  }
}
