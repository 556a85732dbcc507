package tramquet.kiosk.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What came of asking a kiosk how it is.
public sealed interface Asked {

  /// It runs, and has answered.
  record Told(Report report) implements Asked {}

  /// No kiosk runs on that data folder.
  record NobodyThere() implements Asked {}

  /// Whoever asks may not: the folder or the socket is another user's.
  record Forbidden() implements Asked {}

  /// One runs, and does not answer, or not as it should.
  record NoAnswer() implements Asked {}

  /// The most that is read of an answer, in bytes.
  int MOST = 1 << 20;

  /// Asks.
  ///
  /// @param data the kiosk's data folder
  /// @param patience for the whole answer
  static Asked at(Path data, Duration patience, LongSupplier nanoTime) {
    Path path = ReportSocket.in(data);
    if (Files.exists(data) && !Files.isExecutable(data)) {
      return new Forbidden();
    }
    if (!Files.exists(path)) {
      return new NobodyThere();
    }
    if (!Files.isWritable(path)) {
      return new Forbidden();
    }
    try (SocketChannel door = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      if (!door.connect(UnixDomainSocketAddress.of(path))) {
        return new NoAnswer();
      }
      door.configureBlocking(false);
      SelectionKey _ = door.register(selector, SelectionKey.OP_READ);
      return answer(door, selector, nanoTime.getAsLong() + patience.toNanos(), nanoTime);
    } catch (AccessDeniedException e) {
      return new Forbidden();
    } catch (IOException e) {
      // The socket of a kiosk that is no more.
      return new NobodyThere();
    }
  }

  private static Asked answer(
      SocketChannel door, Selector selector, long untilNanos, LongSupplier nanoTime)
      throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteBuffer some = ByteBuffer.allocate(8_192);
    while (said.size() < MOST) {
      long millis = (untilNanos - nanoTime.getAsLong()) / 1_000_000;
      if (millis <= 0 || selector.select(millis) == 0) {
        return new NoAnswer();
      }
      selector.selectedKeys().clear();
      int read = door.read(some.clear());
      if (read < 0) {
        return ReportJson.read(said.toString(UTF_8))
            .asOptional()
            .<Asked>map(Told::new)
            .orElseGet(NoAnswer::new);
      }
      said.write(some.array(), 0, read);
    }
    return new NoAnswer();
  }
}
