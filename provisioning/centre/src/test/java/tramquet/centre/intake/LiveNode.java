package tramquet.centre.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import tramquet.centre.TestParts;

/// A `NodeProcess` that runs.
final class LiveNode implements AutoCloseable {
  private final Process process;
  private final CompletableFuture<Integer> standing = new CompletableFuture<>();

  private LiveNode(Process process) {
    this.process = process;
  }

  /// Starts one and waits until it is connected.
  ///
  /// @param what it does, as `NodeProcess` says
  static LiveNode start(String broker, DataSource database, String name, String what)
      throws IOException {
    LiveNode node =
        new LiveNode(
            new ProcessBuilder(
                    List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dtramquet.centre.home=" + TestParts.home(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        broker,
                        TestParts.url(database),
                        name,
                        what))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    CompletableFuture<Boolean> connected = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> node.read(connected));
    if (!connected.join()) {
      throw new IOException("the node does not start");
    }
    return node;
  }

  private void read(CompletableFuture<Boolean> connected) {
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("CONNECTED")) {
          connected.complete(true);
        } else if (line.startsWith("NOW ")) {
          standing.complete(Integer.parseInt(line.substring("NOW ".length())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connected.complete(false);
    }
  }

  /// Whether it stands still.
  boolean stands() {
    return standing.isDone();
  }

  /// How many messages are lost for certain if it is killed where it stands.
  int lost() {
    return standing.join();
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
