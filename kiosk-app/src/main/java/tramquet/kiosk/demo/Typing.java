package tramquet.kiosk.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import tramquet.drivers.Bytes;

/// Reads codes that somebody types or pastes, a line each, byte for byte.
final class Typing {
  private Typing() {}

  /// Reads on a thread of its own, which ends with the process.
  static void listen(InputStream in, Consumer<Happening> told) {
    Thread.ofPlatform().daemon().name("demo-typing").start(() -> read(in, told));
  }

  /// Reads to the end.
  static void read(InputStream in, Consumer<Happening> told) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n' || b == '\r') {
          tell(line, told);
        } else {
          line.write(b);
        }
      }
    } catch (IOException e) {
      System.getLogger("tramquet.demo").log(System.Logger.Level.DEBUG, "standard input", e);
    }
    tell(line, told);
    told.accept(new Happening.InputEnded());
  }

  private static void tell(ByteArrayOutputStream line, Consumer<Happening> told) {
    if (line.size() > 0) {
      told.accept(new Happening.Typed(Bytes.of(line.toByteArray())));
      line.reset();
    }
  }
}
