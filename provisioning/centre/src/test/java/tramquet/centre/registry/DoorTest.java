package tramquet.centre.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tramquet.centre.TestParts;

/// What the door answers while the database, which knows the tokens, does not.
class DoorTest {
  private static final int LET_IN = 200;

  private final DataSource database = TestParts.ledgerDatabase();
  private volatile boolean down;

  private final DataSource fragile =
      new DelegatingDataSource(database) {
        @Override
        public Connection getConnection() throws SQLException {
          if (down) {
            throw new SQLException("down");
          }
          return super.getConnection();
        }
      };

  @Test
  void aDatabaseThatDoesNotAnswerIsToldFromATokenThatIsNotKnown() throws Exception {
    try (RevokedKiosks revoked = new RevokedKiosks(database);
        Registry registry =
            new Registry(
                fragile,
                Instant::now,
                AuthorityFolder.make().files(),
                new Registry.Settings(() -> "localhost", "tcp://localhost", Optional.empty()),
                revoked)) {
      Door door = new Door(registry);
      String token = new Administrators(database).add("desk-1", Instant.now()).orElseThrow();
      assertEquals(LET_IN, status(door, token));
      assertEquals(HttpServletResponse.SC_UNAUTHORIZED, status(door, "guessed"));
      down = true;
      assertEquals(HttpServletResponse.SC_SERVICE_UNAVAILABLE, status(door, token));
      down = false;
      assertEquals(LET_IN, status(door, token));
    }
  }

  private static int status(Door door, String token) throws Exception {
    AtomicInteger said = new AtomicInteger();
    door.doFilterInternal(request(token), response(said), (_, _) -> said.set(LET_IN));
    return said.get();
  }

  private static HttpServletRequest request(String token) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            DoorTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getServletPath" -> "/api/registry/centre";
                  case "isSecure" -> true;
                  case "getMethod" -> "GET";
                  case "getContentLengthLong" -> 0L;
                  case "getRemoteAddr" -> "127.0.0.1";
                  case "getHeader" -> "Bearer " + token;
                  case "getDispatcherType" -> DispatcherType.REQUEST;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static HttpServletResponse response(AtomicInteger said) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            DoorTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (_, method, arguments) -> {
              if (method.getName().equals("setStatus")) {
                said.set((Integer) arguments[0]);
              }
              return nowhere.getClass().equals(method.getReturnType()) ? nowhere : null;
            });
  }
}
