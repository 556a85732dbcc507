package tramquet.kiosk;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tramquet.drivers.ThreadSchedule;
import tramquet.kiosk.clock.SigningTime;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.screen.Display;
import tramquet.kiosk.service.Heartbeat;
import tramquet.kiosk.service.Supervisor;

/// Runs the kiosk until it is told to stop.
@Command(
    name = "run",
    description = {
      "Run the kiosk.",
      "Without its keys, or with bad ones, it shows that it is not set up, and serves as soon as"
          + " they are there."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:stopped as asked",
      "1:could not start, or had to give up",
      "2:the command line or the configuration is wrong",
      "3:a fault of the program"
    })
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = System.getLogger("tramquet.kiosk");
  private static final Duration STOPPING = Duration.ofSeconds(15);

  @Mixin private final ConfigOption config = new ConfigOption();
  @Mixin private final Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--trace",
      description =
          "Print each step of the line on standard output, one JSON object a line. Says which"
              + " verdict and when, and nothing about a person.")
  private boolean trace;

  @Option(
      names = "--exit-with-parent",
      hidden = true,
      description = "Stop when standard input ends.")
  private boolean exitWithParent;

  @Override
  public Integer call() {
    verbosity.openJournal();
    Optional<KioskConfig> loaded = config.load(spec.commandLine().getErr());
    return loaded.map(this::run).orElse(ExitCode.USAGE);
  }

  private int run(KioskConfig config) {
    PrintWriter err = spec.commandLine().getErr();
    Surroundings seen = Surroundings.of(config);
    seen.failures().forEach(err::println);
    if (!seen.failures().isEmpty()) {
      return ExitCode.FAILED;
    }
    if (config.screen().display() == KioskConfig.Window.Display.WINDOW
        && Display.choose(System.getenv()) == Display.NONE) {
      LOG.log(Level.WARNING, "no display: the screens are drawn in memory only");
    }
    SigningTime clock = SigningTime.ofThisMachine(InstantSource.system());
    Wishes wishes = new Wishes();
    CountDownLatch stopped = new CountDownLatch(1);
    Optional<JsonTrace> steps =
        trace ? Optional.of(new JsonTrace(System.out, System::nanoTime)) : Optional.empty();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopInOrder(wishes, stopped), "stop"));
    if (exitWithParent) {
      Thread.ofPlatform().daemon().name("parent").start(() -> watchParent(wishes));
    }
    try {
      Optional<KioskConfig> current = Optional.of(config);
      while (current.isPresent()) {
        long unsent = serve(current.get(), clock, steps, wishes);
        if (wishes.stopped()) {
          steps.ifPresent(trace -> trace.stopped(unsent));
          return ExitCode.OK;
        }
        current = this.config.load(err);
      }
      return ExitCode.USAGE;
    } catch (IOException e) {
      LOG.log(Level.ERROR, "cannot start", e);
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
    return ExitCode.OK;
  }

  /// Until somebody wishes otherwise.
  ///
  /// @return how many records the centre has not acknowledged
  private static long serve(
      KioskConfig config, SigningTime clock, Optional<JsonTrace> steps, Wishes wishes)
      throws IOException, InterruptedException {
    Kiosk kiosk =
        Kiosk.open(
            config,
            () -> Provision.load(config, clock),
            steps,
            InstantSource.system(),
            System::nanoTime,
            PackInbox.of(System.getenv()),
            Wireless.of(System.getenv()),
            wishes::stop,
            wishes::again);
    Supervisor supervisor = Supervisor.of(System.getenv(), ProcessHandle.current().pid());
    Heartbeat heartbeat =
        Heartbeat.start(supervisor, kiosk.vitals(), new ThreadSchedule("heartbeat"));
    wishes.await();
    if (wishes.stopped()) {
      heartbeat.close();
    } else {
      heartbeat.pause();
    }
    long unsent = kiosk.unsent();
    kiosk.close();
    return unsent;
  }

  /// What is wished of a kiosk that runs.
  ///
  /// Thread: any.
  private static final class Wishes {
    private boolean stop;
    private boolean again;

    synchronized void stop() {
      stop = true;
      notifyAll();
    }

    synchronized void again() {
      again = true;
      notifyAll();
    }

    synchronized void await() throws InterruptedException {
      while (!stop && !again) {
        wait();
      }
      again = false;
    }

    synchronized boolean stopped() {
      return stop;
    }
  }

  /// SIGTERM runs the shutdown hooks and then ends the process, so the hook waits for the kiosk.
  private static void stopInOrder(Wishes wishes, CountDownLatch stopped) {
    wishes.stop();
    try {
      if (!stopped.await(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "not everything stopped in {0} s", STOPPING.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void watchParent(Wishes wishes) {
    try {
      while (System.in.read() >= 0) {
        // Whatever is said is not meant for us; only the end matters.
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "standard input is gone");
    }
    wishes.stop();
  }
}
