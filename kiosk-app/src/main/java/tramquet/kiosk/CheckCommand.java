package tramquet.kiosk;

import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.BuildDate;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.clock.SigningTime;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.config.ConfigFile;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.indicate.Prompts;
import tramquet.kiosk.uplink.Broker;
import tramquet.wire.Decoded;

/// Says what `run` would do and what would stop it, without starting anything.
@Command(
    name = "check",
    description = "Check the configuration and the files it names; start nothing.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the kiosk can serve",
      "1:a file or folder it names is missing or unusable, a key, pack or language included; or a"
          + " broker",
      "2:the configuration is wrong"
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private final ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--print-sample",
      description = "Print a sample configuration with every key, and stop.")
  private boolean printSample;

  @Option(
      names = "--by-code",
      description = {
        "With --print-sample: of a kiosk that is told by a claim code who it is, and reads"
            + " whatever reader is plugged in."
      })
  private boolean byCode;

  @Option(
      names = "--connect",
      description = "Connect to each broker once too, and say what comes of it.")
  private boolean connect;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (printSample) {
      out.print(byCode ? ConfigFile.sampleByCode() : ConfigFile.sample());
      out.flush();
      return ExitCode.OK;
    }
    Optional<KioskConfig> loaded = config.load(spec.commandLine().getErr());
    if (loaded.isEmpty()) {
      return ExitCode.USAGE;
    }
    Plan.of(loaded.get()).forEach(out::println);
    Surroundings seen = Surroundings.of(loaded.get());
    seen.warnings().forEach(warning -> out.println("warning: " + warning));
    List<String> failures =
        Stream.concat(seen.failures().stream(), seen.missing().stream()).toList();
    List<String> languages = spoken(loaded.get());
    if (failures.isEmpty()) {
      failures = packs(loaded.get(), out);
    }
    languages.forEach(fault -> out.println("error: " + fault));
    failures.forEach(failure -> out.println("error: " + failure));
    List<String> unconnected = lines(loaded.get(), out);
    unconnected.forEach(failure -> out.println("error: " + failure));
    if (failures.isEmpty()) {
      String served =
          languages.isEmpty() ? "ok" : "the kiosk can serve, without what is said above";
      out.println(unconnected.isEmpty() ? served : "the kiosk can serve, and deliver nothing");
    } else {
      out.println("the kiosk cannot serve");
    }
    return Stream.of(failures, unconnected, languages).allMatch(List::isEmpty)
        ? ExitCode.OK
        : ExitCode.FAILED;
  }

  /// What is wrong with words, fonts and recordings.
  private static List<String> spoken(KioskConfig config) {
    return Stream.concat(
            WindowParts.languages(config).faults().stream().map(fault -> "languages: " + fault),
            config.sound().prompts().stream()
                .flatMap(folder -> Prompts.faults(folder).stream())
                .map(fault -> "sound.prompts: " + fault))
        .toList();
  }

  /// Why there can be no connection, or was none.
  private List<String> lines(KioskConfig config, PrintWriter out) {
    InstantSource clock = InstantSource.system();
    ClockGuard guard = new ClockGuard(clock, BootClock::isSynchronised, List::of, BuildDate.read());
    WallTime now = guard.wallTime();
    TlsLook look = TlsLook.at(config, Optional.of(now.instant()).filter(_ -> now.known()));
    look.warnings().forEach(warning -> out.println("warning: " + warning));
    return connect && look.faults().isEmpty()
        ? Stream.concat(
                config.uplink().broker().stream(),
                config.place().map(KioskConfig.Place::broker).stream())
            .flatMap(address -> unreached(config, address, guard, out).stream())
            .toList()
        : look.faults();
  }

  private static Optional<String> unreached(
      KioskConfig config, URI address, ClockGuard guard, PrintWriter out) {
    return switch (Brokers.of(config, guard::atLeast)
        .at(address, config.kiosk().id() + "-check")
        .connect(Optional.empty(), _ -> {})) {
      case Broker.Connecting.Connected(Broker.Session session) -> {
        session.close();
        out.println("broker   %s accepts this kiosk".formatted(address));
        yield Optional.empty();
      }
      case Broker.Connecting.Refused(int code) ->
          Optional.of("%s: refused with 0x%02x".formatted(address, code));
      case Broker.Connecting.Unreachable(String reason) -> Optional.of(address + ": " + reason);
    };
  }

  /// What would be in force; and what would stop the start, of keys and packs.
  private static List<String> packs(KioskConfig config, PrintWriter out) {
    InstantSource clock = InstantSource.system();
    return switch (Provision.look(config, SigningTime.ofThisMachine(clock))) {
      case Decoded.Value<Provision>(Provision provision) -> {
        PackLines.of(provision, clock.instant()).forEach(out::println);
        yield List.of();
      }
      case Decoded.Malformed<Provision>(String reason) -> List.of(reason);
      case Decoded.NotMine<Provision> _ -> List.of("keys");
    };
  }
}
