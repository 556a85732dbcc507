package tramquet.kiosk.bench;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import tramquet.drivers.Bytes;
import tramquet.drivers.Health;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.drivers.scanner.ScannerModels;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerTwins;
import tramquet.drivers.twin.SerialScannerTwin;

/// Readers on a serial port: how soon a code is delivered after its last byte, whether the largest
/// one comes whole, and what a reader costs that has nothing to read. On pseudo-terminals, beside a
/// bare listener of the library that moves the bytes. How soon is asked of a process with the
/// kiosk's own options for compiler, heap and collector, for both.
final class Scanners {
  private static final int ROUNDS = 400;

  /// A kiosk runs for weeks: its first scans, before all is compiled that will be, are not what is
  /// meant. They take about twice as long.
  private static final int WARM_UP = 1_500;

  private static final int LARGE_ROUNDS = 10;
  private static final int LARGEST = 2953;

  /// Slower than what is taken for a flood.
  private static final long BETWEEN_MILLIS = 60;

  private static final long IDLE_MILLIS = 20_000;
  private static final Bytes CR = Bytes.of(new byte[] {'\r'});

  private final BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<Bytes> codes = new LinkedBlockingQueue<>();

  private Scanners() {}

  static List<Figure> run(Measured kiosk) throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>(SplitsAndMerges.run());
    figures.addAll(latencies(kiosk));
    figures.add(largest("generic-line", "cdc"));
    figures.add(largest("zebra-ssi", "ssi"));
    figures.add(idle());
    return figures;
  }

  private static List<Figure> latencies(Measured kiosk) throws IOException, InterruptedException {
    CommandLine program = kiosk.running(Scanners.class);
    try (Running running = Running.start(program, kiosk.site().path().resolve("scanners.log"))) {
      String said = running.await(_ -> true);
      while (said.isEmpty()) {
        said = running.await(_ -> true);
      }
      String[] millis = said.split(" ", -1);
      return List.of(
          figure("p50", Double.parseDouble(millis[0]), Double.parseDouble(millis[2]), 0.2),
          figure("p99", Double.parseDouble(millis[1]), Double.parseDouble(millis[3]), 2));
    }
  }

  /// Prints the 50th and the 99th percentile of ours and of the bare listener, in milliseconds; and
  /// an empty line now and then before, as a sign of life.
  ///
  /// In turn, so that whatever else the machine does befalls both.
  public static void main(String[] arguments) throws InterruptedException {
    Scanners ours = new Scanners();
    Scanners bare = new Scanners();
    long[] oursNanos = new long[ROUNDS];
    long[] bareNanos = new long[ROUNDS];
    try (Pty oursPty = Pty.open();
        Scanner _ = ours.reading(oursPty, "generic-line");
        Pty barePty = Pty.open();
        Listener _ = new Listener(barePty, bare.arrived::add)) {
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        long oursTook = ours.played(oursPty);
        long bareTook = bare.played(barePty);
        if (i % ROUNDS == 0) {
          System.out.println();
        }
        if (i >= 0) {
          oursNanos[i] = oursTook;
          bareNanos[i] = bareTook;
        }
      }
    }
    Spread ourSpread = new Spread(oursNanos);
    Spread bareSpread = new Spread(bareNanos);
    System.out.println(
        "%s %s %s %s"
            .formatted(
                ourSpread.percentile(50),
                ourSpread.percentile(99),
                bareSpread.percentile(50),
                bareSpread.percentile(99)));
  }

  private static Figure figure(String which, double ours, double bare, double limit) {
    return Figure.of(
            "scanner-last-byte-to-delivered-" + which,
            "ms",
            ours,
            new Figure.Reference("bare listener", bare))
        .aiming(Figure.Aim.atMost(limit, ours, "ms"));
  }

  /// How long a code takes that is shown a moment after the one before.
  private long played(Pty pty) throws InterruptedException {
    byte[] code = new byte[148];
    Arrays.fill(code, (byte) 'x');
    code[code.length - 1] = '\r';
    TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS / 2);
    arrived.clear();
    long written = System.nanoTime();
    pty.write(code);
    return within(arrived) - written;
  }

  private static Figure largest(String model, String line) throws InterruptedException {
    byte[] code = new byte[LARGEST];
    int[] values = new Random(1).ints(LARGEST, 14, 256).toArray();
    for (int i = 0; i < LARGEST; i++) {
      code[i] = (byte) values[i];
    }
    Spread ours = new Scanners().largest(model, Bytes.of(code));
    Spread bare = new Scanners().bareLargest(code);
    return Figure.of(
        "scanner-2953-bytes-exact-" + line + "-p50",
        "ms",
        ours.median(),
        new Figure.Reference("bare listener", bare.median()));
  }

  private Spread largest(String model, Bytes code) throws InterruptedException {
    long[] nanos = new long[LARGE_ROUNDS];
    try (Pty pty = Pty.open();
        SerialScannerTwin twin =
            new SerialScannerTwin(
                pty,
                ScannerTwins.of(model, CR).orElseThrow(),
                SerialScannerTwin.Faults.NONE,
                System::nanoTime,
                new Random(1));
        Scanner _ = reading(pty, model)) {
      for (int i = 0; i < LARGE_ROUNDS; i++) {
        TimeUnit.MILLISECONDS.sleep(200);
        long began = System.nanoTime();
        twin.show(code);
        if (!within(codes).equals(code)) {
          throw new IllegalStateException("the largest code came otherwise than it was sent");
        }
        nanos[i] = within(arrived) - began;
      }
    }
    return new Spread(nanos);
  }

  private Spread bareLargest(byte[] code) throws InterruptedException {
    long[] nanos = new long[LARGE_ROUNDS];
    try (Pty pty = Pty.open();
        Listener listener = new Listener(pty, arrived::add)) {
      for (int i = 0; i < LARGE_ROUNDS; i++) {
        TimeUnit.MILLISECONDS.sleep(200);
        long had = listener.bytes.get();
        long began = System.nanoTime();
        pty.write(code);
        long last = within(arrived);
        while (listener.bytes.get() < had + code.length) {
          last = within(arrived);
        }
        nanos[i] = last - began;
        arrived.clear();
      }
    }
    return new Spread(nanos);
  }

  /// What a reader costs that has nothing to read, in hundredths of a core.
  private static Figure idle() throws InterruptedException {
    double ours;
    double bare;
    try (Pty pty = Pty.open();
        Scanner _ = new Scanners().reading(pty, "generic-line")) {
      ours = busyPercent();
    }
    try (Pty pty = Pty.open();
        Listener _ = new Listener(pty, _ -> {})) {
      bare = busyPercent();
    }
    return Figure.of(
            "scanner-idle", "% of a core", ours, new Figure.Reference("bare listener", bare))
        .aiming(Figure.Aim.atMost(0.1, ours, "%"));
  }

  /// Of every thread of Java's that is there at the end, but this one's own. What the machine
  /// itself does, its compilers above all, is not the reader's.
  private static double busyPercent() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1_000);
    Map<Long, Long> before = cpuNanos();
    long began = System.nanoTime();
    TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
    long took = System.nanoTime() - began;
    long busy = 0;
    for (Map.Entry<Long, Long> thread : cpuNanos().entrySet()) {
      busy += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return 100.0 * busy / took;
  }

  /// By thread.
  private static Map<Long, Long> cpuNanos() {
    var threads = ManagementFactory.getThreadMXBean();
    Map<Long, Long> all = new HashMap<>();
    for (long id : threads.getAllThreadIds()) {
      if (id != Thread.currentThread().threadId()) {
        // -1 for one that has just ended.
        all.put(id, Math.max(0, threads.getThreadCpuTime(id)));
      }
    }
    return all;
  }

  private Scanner reading(Pty pty, String model) throws InterruptedException {
    BlockingQueue<Health> healths = new LinkedBlockingQueue<>();
    Scanner scanner =
        ScannerModels.withId(model)
            .orElseThrow()
            .scanner(
                "bench",
                new ScannerModel.Setup(
                    pty.slave(),
                    SerialLine.Settings.FAST,
                    FrameRules.Ending.TERMINATOR,
                    Optional.empty()),
                System::nanoTime,
                new Random(1));
    scanner.start(
        scan -> {
          arrived.add(System.nanoTime());
          codes.add(scan.data());
        },
        healths::add);
    if (!(within(healths) instanceof Health.Online)) {
      throw new IllegalStateException("the reader does not read");
    }
    return scanner;
  }

  private static <T> T within(BlockingQueue<T> queue) throws InterruptedException {
    return Optional.ofNullable(queue.poll(10, TimeUnit.SECONDS)).orElseThrow();
  }

  /// The library's own way: it calls back whenever bytes are there.
  private static final class Listener implements SerialPortDataListener, AutoCloseable {
    private final SerialPort port;
    private final LongConsumer came;
    private final AtomicLong bytes = new AtomicLong();

    Listener(Pty pty, LongConsumer came) {
      this.came = came;
      port = SerialPort.getCommPort(pty.slave().toString());
      port.setComPortParameters(115_200, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
      if (!port.openPort() || !port.addDataListener(this)) {
        throw new IllegalStateException("the bare port cannot be opened");
      }
    }

    @Override
    public int getListeningEvents() {
      return SerialPort.LISTENING_EVENT_DATA_AVAILABLE;
    }

    @Override
    public void serialEvent(SerialPortEvent event) {
      byte[] there = new byte[Math.max(0, port.bytesAvailable())];
      bytes.addAndGet(Math.max(0, port.readBytes(there, there.length)));
      came.accept(System.nanoTime());
    }

    @Override
    public void close() {
      port.removeDataListener();
      port.closePort();
    }
  }
}
