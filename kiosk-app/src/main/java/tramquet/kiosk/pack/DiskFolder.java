package tramquet.kiosk.pack;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A folder of the operating system; made when first written to.
record DiskFolder(Path folder) implements PackFolder {
  @Override
  public Optional<byte[]> read(String name) throws IOException {
    try {
      Path file = folder.resolve(name);
      // Nothing of ours is that large, and memory is not for the asking.
      if (Files.size(file) > HeldPack.MAX_BYTES) {
        throw new IOException("too large");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel file =
        FileChannel.open(folder.resolve(name), CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        int _ = file.write(rest);
      }
      file.force(true);
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void remove(String name) throws IOException {
    boolean _ = Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public void sync() throws IOException {
    try (FileChannel names = FileChannel.open(folder, READ)) {
      names.force(true);
    }
  }

  /// The same folder for somebody who only looks: nothing is changed in it.
  PackFolder lookedAt() {
    return new PackFolder() {
      @Override
      public Optional<byte[]> read(String name) throws IOException {
        return DiskFolder.this.read(name);
      }

      @Override
      public void write(String name, byte[] bytes) {}

      @Override
      public void rename(String from, String to) {}

      @Override
      public void remove(String name) {}

      @Override
      public void sync() {}
    };
  }
}
