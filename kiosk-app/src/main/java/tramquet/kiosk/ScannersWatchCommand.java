package tramquet.kiosk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tramquet.drivers.Health;
import tramquet.drivers.scanner.Counters;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.scanner.Scanner;

/// Shows what a reader sends, but for what it reads.
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Show each scan's length, kind and time, and what was discarded.",
      "Bytes that rise while frames stand still: no suffix, or another speed. Ctrl-C ends it.",
      "On a terminal the counts stand at the foot; elsewhere in a line when something is discarded."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:scans came",
      "1:none came, or the reader cannot be had",
      "2:the command line is wrong"
    })
final class ScannersWatchCommand implements Callable<Integer> {
  private static final Duration LONG = Duration.ofDays(365);
  private static final Duration LOOK = Duration.ofMillis(500);

  @ParentCommand private ScannersCommand scanners = new ScannersCommand();
  @Mixin private final ReaderOption reader = new ReaderOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Stop after this many seconds. Default: at Ctrl-C.")
  private Optional<Integer> seconds = Optional.empty();

  @Option(names = "--scans", paramLabel = "N", description = "Stop after this many scans.")
  private Optional<Integer> most = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  private Counters told = Counters.ZERO;
  private Optional<StatusLine> lines = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    lines =
        Optional.of(new StatusLine(spec.commandLine().getOut(), scanners.isOnTerminal() && !json));
    CountDownLatch rest = new CountDownLatch(most.orElse(Integer.MAX_VALUE));
    long untilNanos = System.nanoTime() + seconds.map(Duration::ofSeconds).orElse(LONG).toNanos();
    Counters all;
    try (Scanner scanner = reader.scanner(reader.model(scanners.search()), reader.baud())) {
      scanner.start(
          scan -> {
            scan(scan);
            rest.countDown();
          },
          this::health);
      boolean done = false;
      while (!done && System.nanoTime() - untilNanos < 0) {
        done = rest.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        counted(scanner.counters());
      }
      all = scanner.counters();
    }
    lines().end(json ? ScannersJson.counters(all) : ScannerLines.counters(all));
    ScannerLines.remark(reader.port(), all).forEach(spec.commandLine().getErr()::println);
    return all.frames() > 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private void scan(ScanData scan) {
    say(json ? ScannersJson.scan(scan) : ScannerLines.scan(scan));
  }

  /// On a terminal whatever is counted; elsewhere only what was discarded, because a scan says the
  /// rest itself.
  private void counted(Counters now) {
    if ((scanners.isOnTerminal() && !json) || !now.discards().equals(told.discards())) {
      lines().status(json ? ScannersJson.counters(now) : ScannerLines.counters(now));
    }
    told = now;
  }

  private void health(Health health) {
    String text = ScannerLines.health(health);
    say(json ? ScannersJson.health(text) : "reader   " + text);
  }

  private void say(String line) {
    lines().event(line);
  }

  private StatusLine lines() {
    return lines.orElseThrow();
  }
}
