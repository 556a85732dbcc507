package tramquet.centre.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tramquet.centre.Eventually;
import tramquet.centre.TestParts;

class EmbeddedPostgresTest {

  private static EmbeddedPostgres start(Path data) throws StartFailed, InterruptedException {
    return EmbeddedPostgres.start(TestParts.binaries(), data, 0, pid -> {});
  }

  private static JdbcTemplate sql(EmbeddedPostgres server) {
    return new JdbcTemplate(TestParts.database(server, "postgres"));
  }

  private static boolean answers(EmbeddedPostgres server) {
    try {
      return "1".equals(sql(server).queryForObject("SELECT '1'", String.class));
    } catch (DataAccessException e) {
      return false;
    }
  }

  @Test
  void whatIsCommittedIsThereAfterAKillAndAfterAStop()
      throws StartFailed, InterruptedException, IOException {
    Path data = TestParts.folder().resolve("postgres");
    try (EmbeddedPostgres first = start(data)) {
      assertEquals("on", sql(first).queryForObject("SHOW fsync", String.class));
      assertEquals("on", sql(first).queryForObject("SHOW synchronous_commit", String.class));
      sql(first).execute("CREATE TABLE t AS SELECT 42 AS x");
      long pid = first.pid();
      assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly());
      Eventually.await("another process", () -> first.pid() != pid && answers(first));
    }
    try (EmbeddedPostgres second = start(data)) {
      assertEquals(42, sql(second).queryForObject("SELECT x FROM t", Integer.class));
      Orphan left = Orphan.of(data).orElseThrow();
      assertEquals(second.pid(), left.process().pid());
      left.stop();
      assertFalse(left.process().isAlive());
    }
  }

  @Test
  void aPortInUseIsSaidWithWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Path data = TestParts.folder().resolve("postgres");
      int port = taken.getLocalPort();
      StartFailed told =
          assertThrows(
              StartFailed.class,
              () -> EmbeddedPostgres.start(TestParts.binaries(), data, port, pid -> {}));
      assertTrue(String.valueOf(told.getMessage()).contains("--postgres-port"));
    }
  }

  @Test
  void aDataFolderHasOneUser() throws StartFailed, IOException {
    Optional<Path> folder = Optional.of(TestParts.folder());
    try (DataFolder first = DataFolder.take(folder)) {
      assertThrows(StartFailed.class, () -> DataFolder.take(folder));
      assertTrue(first.postgres().startsWith(first.path()));
    }
    DataFolder.take(folder).close();
  }
}
