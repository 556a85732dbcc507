package tramquet.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.centre.ledger.PostgresLedger;

/// The command itself, as its own process.
class CentreProcessTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path data = TestParts.folder();
  private final Records records = new Records(Records.newKiosk(), 41);

  private static Process run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dtramquet.centre.home=" + TestParts.home(),
                "-cp",
                System.getProperty("java.class.path"),
                "tramquet.centre.CentreMain"));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private Process embedded() throws IOException {
    return run(
        "--embedded",
        "--exit-with-parent",
        "--data",
        data.toString(),
        "--binaries",
        TestParts.binaries().toString());
  }

  private static JsonNode ready(Process centre) throws IOException {
    String line = String.valueOf(centre.inputReader().readLine());
    assertTrue(line.startsWith("READY "), line);
    return JSON.readTree(line.substring("READY ".length()));
  }

  private static String get(String url) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void theLedgerOutlivesAKilledCentreAndIsPrintedAfterAStop()
      throws IOException, InterruptedException {
    Process first = embedded();
    JsonNode said = ready(first);
    assertTrue(get(said.get("http").asString() + "/actuator/health").contains("\"UP\""));
    assertEquals("[]", get(said.get("http").asString() + "/api/kiosks"));
    var database = new PGSimpleDataSource();
    database.setUrl(said.get("postgres").asString());
    new PostgresLedger(database).append(records.visits(1, 5));
    first.destroyForcibly().waitFor();
    for (String part : List.of("broker", "postgres")) {
      long pid = said.get("pids").get(part).asLong();
      Eventually.await(
          part + " ended too",
          () -> ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true));
    }

    Process second = embedded();
    ready(second);
    second.outputWriter().close();
    assertTrue(second.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, second.exitValue());

    List<JsonNode> lines = printed();
    assertEquals(6, lines.size());
    assertEquals(records.epoch().text(), lines.getFirst().get("epoch").asString());
    assertEquals("visit", lines.getFirst().get("kind").asString());
    assertEquals(5, lines.getLast().get("upTo").asInt());
  }

  private List<JsonNode> printed() throws IOException, InterruptedException {
    Process printer =
        run("ledger", "--data", data.toString(), "--binaries", TestParts.binaries().toString());
    String all = new String(printer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, printer.waitFor());
    return Stream.of(all.split("\n", -1))
        .filter(line -> !line.isEmpty())
        .map(JSON::readTree)
        .toList();
  }

  @Test
  void withoutALedgerOrWithoutAddressesTheExitCodeSaysSo()
      throws IOException, InterruptedException {
    assertEquals(1, run("ledger", "--data", data.toString()).waitFor());
    assertEquals(2, run("--mqtt", "tcp://127.0.0.1:1").waitFor());
    assertEquals(0, run("--help").waitFor());
  }
}
