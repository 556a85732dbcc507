package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.twin.Pty;

/// The contract on a real port of the operating system, through a stable link.
abstract class SerialLineOnPtyContract extends SerialLineContract {

  @TempDir Path folder;

  abstract LineOpener<SerialLine> at(Path port, SerialLine.Settings settings);

  @Override
  FarEnd farEnd() {
    Path link = folder.resolve("scanner");
    return new FarEnd() {
      private Pty pty = Pty.openAt(link);

      @Override
      public LineOpener<SerialLine> opener() {
        return at(link, SerialLine.Settings.FAST);
      }

      @Override
      public void send(Bytes bytes) {
        pty.write(bytes.toArray());
      }

      @Override
      public Bytes received(int count) {
        Bytes all = Bytes.NONE;
        Bytes more = pty.read(Duration.ofSeconds(5));
        while (more.length() > 0) {
          all = all.plus(more);
          more = all.length() < count ? pty.read(Duration.ofSeconds(5)) : Bytes.NONE;
        }
        return all;
      }

      @Override
      public void unplug() {
        pty.close();
      }

      @Override
      public void replug() {
        pty = Pty.openAt(link);
      }

      @Override
      public void close() {
        pty.close();
      }
    };
  }

  @Test
  void noDeviceIsAbsent() {
    assertAbsent(folder.resolve("nothing"));
  }

  @Test
  void aLinkToNowhereIsAbsent() throws IOException {
    assertAbsent(Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nothing")));
  }

  @Test
  void anOrdinaryFileIsNotOpened() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no port");
    LineOpener.Opening<SerialLine> opening = at(file, SerialLine.Settings.FAST).open();
    assertInstanceOf(LineOpener.Unavailable.class, opening);
  }

  @Test
  void aPortTakenByAnotherIsUnavailable() {
    try (FarEnd far = farEnd()) {
      try (SerialLine _ = ((LineOpener.Opened<SerialLine>) far.opener().open()).line()) {
        assertInstanceOf(LineOpener.Unavailable.class, far.opener().open());
      }
    }
  }

  @Test
  void aDeviceThatFallsSilentAndDisappearsIsGone() throws IOException {
    Path link = folder.resolve("silent");
    try (Pty _ = Pty.openAt(link);
        SerialLine line = opened(link)) {
      assertInstanceOf(SerialLine.Silence.class, line.read(Duration.ofMillis(500)));
      Files.delete(link);
      assertInstanceOf(SerialLine.Gone.class, line.read(Duration.ofMillis(500)));
    }
  }

  @Test
  void aLinkThatPointsToAnotherDeviceMeansThatTheFirstIsGone() {
    Path link = folder.resolve("replugged");
    try (Pty _ = Pty.openAt(link);
        SerialLine line = opened(link);
        Pty _ = Pty.openAt(link)) {
      assertInstanceOf(SerialLine.Gone.class, line.read(Duration.ofSeconds(1)));
    }
  }

  final SerialLine opened(Path path) {
    return ((LineOpener.Opened<SerialLine>) at(path, SerialLine.Settings.FAST).open()).line();
  }

  private void assertAbsent(Path path) {
    LineOpener.Opening<SerialLine> opening = at(path, SerialLine.Settings.FAST).open();
    assertInstanceOf(LineOpener.Absent.class, opening);
  }
}
