package tramquet.kiosk.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSocketTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Report REPORT =
      new Report("ben-xe-01", true, List.of(Finding.well(Part.READER, "online")));

  @TempDir private Path data;

  private Asked ask() {
    return Asked.at(data, PATIENCE, System::nanoTime);
  }

  @Test
  void tellsWhoeverAsksAsOftenAsTheyAsk() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (AutoCloseable _ =
        ReportSocket.open(
            data,
            () -> {
              asked.incrementAndGet();
              return REPORT;
            })) {
      assertEquals(
          "rw-rw----",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(ReportSocket.in(data))));
      assertEquals(new Asked.Told(REPORT), ask());
      assertEquals(new Asked.Told(REPORT), ask());
    }
    assertEquals(2, asked.get());
    assertEquals(new Asked.NobodyThere(), ask());
    assertFalse(Files.exists(ReportSocket.in(data)));
  }

  @Test
  void whoHangsUpOrCannotBeAnsweredKeepsNobodyElseFromAsking() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (AutoCloseable _ =
        ReportSocket.open(
            data,
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("a part broke while it was asked");
              }
              return REPORT;
            })) {
      SocketChannel.open(UnixDomainSocketAddress.of(ReportSocket.in(data))).close();
      assertEquals(new Asked.Told(REPORT), ask());
    }
  }

  @Test
  void theSocketOfAKioskThatDiedIsNobodys() throws Exception {
    left();
    assertEquals(new Asked.NobodyThere(), ask());
    try (AutoCloseable _ = ReportSocket.open(data, () -> REPORT)) {
      assertEquals(new Asked.Told(REPORT), ask());
    }
  }

  /// As a process leaves it that is killed.
  private void left() throws IOException {
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(ReportSocket.in(data)));
    door.close();
  }

  @Test
  void aKioskThatHangsIsNotWaitedForForEver() throws IOException {
    try (ServerSocketChannel deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      deaf.bind(UnixDomainSocketAddress.of(ReportSocket.in(data)));
      assertEquals(new Asked.NoAnswer(), Asked.at(data, Duration.ofMillis(5), System::nanoTime));
    }
  }

  @Test
  void wherePathsAreTooLongTheKioskGoesOnWithout() throws Exception {
    Path deep = Files.createDirectories(data.resolve("d".repeat(100)).resolve("e".repeat(100)));
    try (AutoCloseable _ = ReportSocket.open(deep, () -> REPORT)) {
      assertEquals(
          new Asked.NobodyThere(), Asked.at(deep, Duration.ofSeconds(1), System::nanoTime));
    }
  }
}
