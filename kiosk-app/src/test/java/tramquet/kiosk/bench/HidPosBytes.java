package tramquet.kiosk.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.line.HidrawLine;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.HidPos;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.twin.HidTwin;
import tramquet.drivers.twin.KernelTwin;

/// How much of the largest QR code comes through HID POS, in 53 reports, against a reader of one
/// report. Over a twin of the kernel at the system calls, with its queue of 63 reports.
final class HidPosBytes {
  private static final String PATH = "/dev/hidraw0";
  private static final int HONEYWELL = 0x0c2e;
  private static final int LARGEST = 2_953;
  private static final int REPORT = 64;
  private static final int PART = 56;
  private static final int DATA_AT = 5;
  private static final int TIMES = 100;
  private static final long PAUSE_MILLIS = 90;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private HidPosBytes() {}

  static List<Figure> run() throws InterruptedException {
    KernelTwin kernel = new KernelTwin(System::nanoTime);
    HidTwin device = kernel.plugHid(PATH, HONEYWELL, 0x10d3);
    BlockingQueue<ScanData> scans = new LinkedBlockingQueue<>();
    Random random = new Random(5);
    int exact = 0;
    try (Scanner scanner =
        HidPos.byVendor()
            .scanner(
                "hid-pos",
                HidrawLine.at(Path.of(PATH), kernel),
                FrameRules.reported(),
                System::nanoTime,
                random)) {
      BlockingQueue<Object> told = new LinkedBlockingQueue<>();
      scanner.start(scans::add, told::add);
      told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      for (int i = 0; i < TIMES; i++) {
        byte[] payload = new byte[LARGEST];
        random.nextBytes(payload);
        reports(payload).forEach(device::report);
        ScanData scan = scans.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        exact += scan != null && Arrays.equals(scan.bytes(), payload) ? 1 : 0;
        // Nobody shows more than a few codes a second: whoever does is muted.
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    boolean all = exact == TIMES;
    return List.of(
        Figure.of(
                "hid-pos-bytes",
                "bytes",
                all ? LARGEST : 0,
                new Figure.Reference("a reader of one report", PART))
            .aiming(new Figure.Aim("%d of %d codes exact".formatted(TIMES, TIMES), all)));
  }

  private static List<byte[]> reports(byte[] payload) {
    List<byte[]> reports = new ArrayList<>();
    for (int from = 0; from < payload.length; from += PART) {
      int length = Math.min(PART, payload.length - from);
      byte[] report = new byte[REPORT];
      report[0] = 2;
      report[1] = (byte) length;
      report[2] = ']';
      report[3] = 'Q';
      report[4] = '1';
      System.arraycopy(payload, from, report, DATA_AT, length);
      report[61] = 's';
      report[63] = (byte) (from + length < payload.length ? 1 : 0);
      reports.add(report);
    }
    return reports;
  }
}
