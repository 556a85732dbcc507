package tramquet.centre;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifySocketTest {
  @TempDir private Path folder;

  @Test
  void nobodyIsToldWhereNobodyListens() {
    assertEquals(List.of(), NotifySocket.of(Map.of("HOME", "/root")).command());
  }

  @Test
  void whoListensIsToldByItsOwnProgram() {
    assertEquals(
        List.of("systemd-notify", "--ready"),
        NotifySocket.of(Map.of("NOTIFY_SOCKET", "/run/systemd/notify")).command());
  }

  @Test
  void itIsToldWhenTheProgramHasEnded() throws Exception {
    Path told = folder.resolve("told");
    new NotifySocket(List.of("touch", told.toString())).tellReady();
    assertTrue(Files.exists(told));
  }

  @Test
  void theCentreGoesOnWhereItCannotBeTold() {
    assertDoesNotThrow(
        () -> new NotifySocket(List.of(folder.resolve("missing").toString())).tellReady());
    assertDoesNotThrow(() -> new NotifySocket(List.of("false")).tellReady());
  }
}
