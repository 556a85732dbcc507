package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.HidrawUapi;
import tramquet.drivers.twin.HidTwin;
import tramquet.drivers.twin.KernelTwin;

class HidrawLineTest {
  private static final String PATH = "/dev/hidraw2";
  private static final Duration LONG = Duration.ofSeconds(5);
  private static final byte[] REPORT = {2, 1, 'a'};

  private final KernelTwin kernel = new KernelTwin(System::nanoTime);
  private final LineOpener<ReportLine> opener = HidrawLine.at(Path.of(PATH), kernel);

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, kernel.openDescriptors());
  }

  @Test
  void theRequestHasTheKernelsNumber() {
    assertEquals(0x80084803L, HidrawUapi.GET_INFO);
  }

  @Test
  void nothingThereIsAbsent() {
    assertEquals(new LineOpener.Absent<>("no " + PATH), opener.open());
  }

  @Test
  void whoMayNotOpenItIsToldWhatToDo() {
    plug().forbid(true);
    assertTrue(unavailable().contains("group"));
  }

  @Test
  void oneWhoHoldsItIsNotTheOther() {
    plug();
    try (ReportLine _ = opened()) {
      assertTrue(unavailable().contains("held by another program"));
    }
    try (ReportLine line = opened()) {
      assertEquals(0x0c2e, line.vendor());
    }
  }

  @Test
  void simpleComIsRefusedWithTheWayOut() {
    kernel.plugHid(PATH, 0x05e0, 0x0600);
    assertTrue(unavailable().contains("USB CDC Host"), unavailable());
  }

  @Test
  void whatIsNoHidrawOrFailsIsSaidSo() {
    plug();
    kernel.failNext("ioctl", 25);
    assertTrue(unavailable().contains("no /dev/hidraw"));
    kernel.failNext("open", 24);
    assertTrue(unavailable().contains("errno 24"));
    kernel.failNext("lock", 37);
    assertTrue(unavailable().contains("errno 37"));
  }

  @Test
  void reportsComeOneByOne() {
    HidTwin device = plug();
    try (ReportLine line = opened()) {
      device.report(REPORT);
      device.report(new byte[] {3});
      assertEquals(new ReportLine.Report(Bytes.of(REPORT)), line.read(LONG));
      assertEquals(new ReportLine.Report(Bytes.of(new byte[] {3})), line.read(LONG));
      assertEquals(new ReportLine.Silence(), line.read(Duration.ofMillis(1)));
    }
  }

  @Test
  void moreThanTheKernelKeepsIsALossAtItsPlace() {
    HidTwin device = plug();
    try (ReportLine line = opened()) {
      for (int i = 0; i < 80; i++) {
        device.report(new byte[] {2, (byte) i});
      }
      for (int i = 0; i < HidrawUapi.KEPT_REPORTS; i++) {
        assertEquals(new ReportLine.Report(Bytes.of(new byte[] {2, (byte) i})), line.read(LONG));
      }
      assertEquals(new ReportLine.Lost(), line.read(LONG));
      device.report(REPORT);
      assertEquals(new ReportLine.Report(Bytes.of(REPORT)), line.read(LONG));
    }
  }

  @Test
  void whoeverKeepsUpLosesNothing() {
    HidTwin device = plug();
    try (ReportLine line = opened()) {
      for (int i = 0; i < 200; i++) {
        device.report(REPORT);
        assertInstanceOf(ReportLine.Report.class, line.read(LONG));
        assertEquals(new ReportLine.Silence(), line.read(Duration.ofMillis(1)));
      }
    }
  }

  @Test
  void whatIsSentArrives() {
    HidTwin device = plug();
    try (ReportLine line = opened()) {
      assertEquals(new ReportLine.Sent(), line.write(Bytes.of(REPORT)));
      assertEquals(List.of(Bytes.of(REPORT)), device.sent());
      kernel.failNext("write", 32);
      assertInstanceOf(ReportLine.Refused.class, line.write(Bytes.of(REPORT)));
      kernel.unplug(PATH);
      assertEquals(new ReportLine.Gone("unplugged"), line.write(Bytes.of(REPORT)));
    }
  }

  @Test
  void anUnplugIsGoneWhetherReadOrWatched() {
    HidTwin device = plug();
    try (ReportLine line = opened()) {
      device.report(REPORT);
      kernel.failNext("read", Errno.EIO);
      assertEquals(new ReportLine.Gone("unplugged"), line.read(LONG));
      kernel.failNext("read", 14);
      assertEquals(new ReportLine.Gone("read failed, errno 14"), line.read(LONG));
      kernel.unplug(PATH);
      assertEquals(new ReportLine.Gone("unplugged"), line.read(LONG));
    }
  }

  @Test
  void aSignalIsNeitherSilenceNorTheEnd() {
    plug();
    try (ReportLine line = opened()) {
      kernel.failNext("poll", Errno.EINTR);
      assertEquals(new ReportLine.Nothing(), line.read(LONG));
    }
  }

  private HidTwin plug() {
    return kernel.plugHid(PATH, 0x0c2e, 0x10d3);
  }

  private ReportLine opened() {
    return ((LineOpener.Opened<ReportLine>) opener.open()).line();
  }

  private String unavailable() {
    return ((LineOpener.Unavailable<ReportLine>) opener.open()).reason();
  }
}
