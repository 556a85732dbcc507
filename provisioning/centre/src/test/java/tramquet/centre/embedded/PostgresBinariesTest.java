package tramquet.centre.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
  @TempDir Path parent;

  @Test
  void whoUnpacksFirstWins() throws IOException {
    Path first = unpacked("unpacking-1", "first");
    Path second = unpacked("unpacking-2", "second");
    Path folder = parent.resolve("postgres");
    PostgresBinaries.settle(first, folder);
    PostgresBinaries.settle(second, folder);
    assertEquals("first", Files.readString(folder.resolve("bin/postgres")));
    assertFalse(Files.exists(second));
  }

  @Test
  void whatCannotBeMovedIsSaid() throws IOException {
    Path fresh = unpacked("unpacking-1", "first");
    Path nowhere = parent.resolve("gone/postgres");
    assertThrows(FileSystemException.class, () -> PostgresBinaries.settle(fresh, nowhere));
  }

  private Path unpacked(String name, String content) throws IOException {
    Path folder = parent.resolve(name);
    Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve("postgres"), content);
    return folder;
  }
}
