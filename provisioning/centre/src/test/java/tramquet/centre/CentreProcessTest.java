package tramquet.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.centre.CentreProcess.End;
import tramquet.centre.ledger.PostgresLedger;

/// The command itself, as its own process.
class CentreProcessTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path data = TestParts.folder();
  private final Records records = new Records(Records.newKiosk(), 41);

  private CentreProcess embedded() throws IOException {
    return CentreProcess.start(
        "--embedded",
        "--exit-with-parent",
        "--data",
        data.toString(),
        "--binaries",
        TestParts.binaries().toString());
  }

  private End read(String... arguments) throws IOException, InterruptedException {
    return CentreProcess.run(
        Stream.concat(
                Stream.of(arguments),
                Stream.of("--data", data.toString(), "--binaries", TestParts.binaries().toString()))
            .toArray(String[]::new));
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
    CentreProcess first = embedded();
    JsonNode said = first.awaitReady();
    String http = said.get("http").asString();
    assertTrue(get(http + "/actuator/health").contains("\"UP\""));
    assertEquals("[]", get(http + "/api/kiosks"));
    String gaps = http + "/api/kiosks/" + records.kiosk() + "/gaps";
    assertTrue(get(gaps).contains("\"status\":404"));
    var database = new PGSimpleDataSource();
    database.setUrl(said.get("postgres").asString());
    new PostgresLedger(database).append(records.visits(1, 5));
    new PostgresLedger(database).append(records.visits(8, 8));
    assertTrue(get(gaps).contains("{\"from\":6,\"to\":7,"));
    End end = CentreProcess.run("gaps", "--postgres", said.get("postgres").asString());
    assertEquals(3, end.exitCode(), end.errors());
    first.kill();
    for (String part : List.of("broker", "postgres")) {
      long pid = said.get("pids").get(part).asLong();
      Eventually.await(
          part + " ended too",
          () -> ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true));
    }

    CentreProcess second = embedded();
    second.awaitReady();
    second.process().outputWriter().close();
    assertEquals(0, second.awaitEnd());

    List<JsonNode> lines = printed();
    assertEquals(7, lines.size());
    assertEquals(records.epoch().text(), lines.getFirst().get("epoch").asString());
    assertEquals("visit", lines.getFirst().get("kind").asString());
    assertEquals(5, lines.getLast().get("upTo").asInt());

    End table = read("gaps", "--kiosk", records.kiosk().text());
    assertEquals(3, table.exitCode(), table.errors());
    assertTrue(table.out().contains("  6 to 7   not come since "), table.out());
    End json = read("gaps", "--json");
    assertEquals(3, json.exitCode(), json.errors());
    assertEquals(1, JSON.readTree(json.out()).get("kiosks").size());
    assertEquals(1, read("gaps", "--kiosk", "nobody-knows").exitCode());
  }

  private List<JsonNode> printed() throws IOException, InterruptedException {
    End end = read("ledger");
    assertEquals(0, end.exitCode(), end.errors());
    return end.out().lines().map(JSON::readTree).toList();
  }

  @Test
  void withoutALedgerOrWithoutAddressesTheExitCodeSaysSo()
      throws IOException, InterruptedException {
    assertEquals(1, read("ledger").exitCode());
    assertEquals(1, read("gaps").exitCode());
    assertEquals(2, CentreProcess.run("gaps").exitCode());
    assertEquals(2, CentreProcess.run("--mqtt", "tcp://127.0.0.1:1").exitCode());
    assertEquals(0, CentreProcess.run("--help").exitCode());
  }
}
