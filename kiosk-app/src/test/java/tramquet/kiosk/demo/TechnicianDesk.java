package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// The `tramquet` command as a process, at a desk that says once which centre it means.
///
/// @param root of the project
/// @param environment of the command
record TechnicianDesk(Path root, Map<String, String> environment) {

  /// How a command ended.
  record End(int status, String out, String err) {}

  End run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("provisioning/bin/tramquet").toString());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TRAMQUET_NO_BUILD", "1");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    String out = read(process.getInputStream());
    return new End(process.waitFor(), out, err.join());
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The code of an order, as a badge.
  ///
  /// @param by who answers for it
  String orderCode(Path authority, String act, String kiosk, String by, String... more)
      throws IOException, InterruptedException {
    Path key = authority.resolve("order.key");
    Stream<String> words =
        Stream.of(
            "order",
            "code",
            act,
            "--kiosk",
            kiosk,
            "--by",
            by,
            "--for",
            "2h",
            "--key",
            key.toString());
    return good(Stream.concat(words, Stream.of(more)).toArray(String[]::new)).strip();
  }

  /// One that has to be done.
  String good(String... words) throws IOException, InterruptedException {
    End end = run(words);
    assertEquals(0, end.status(), () -> String.join(" ", words) + ": " + end.err());
    return end.out();
  }

  /// One that must not be done.
  void failed(int status, String why, String... words) throws IOException, InterruptedException {
    End end = run(words);
    assertEquals(status, end.status(), () -> String.join(" ", words) + ": " + end);
    assertTrue(end.err().contains(why), end::err);
  }
}
