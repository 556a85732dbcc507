package tramquet.kiosk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.BuildDate;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.clock.SigningTime;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.uplink.Broker;
import tramquet.wire.Decoded;
import tramquet.wire.Stamp;

/// What can be seen of a kiosk that does not run, or does not answer: its files, its disk, its
/// readers' ports, the clock, and whether the broker lets it in. No visit log is opened, and no pin
/// taken.
///
/// @param wall this machine's clock
record StillLook(KioskConfig config, InstantSource wall) {

  /// Looks.
  ///
  /// @param program how the program itself was found
  Report report(Finding program) {
    ClockGuard guard = new ClockGuard(wall, BootClock::isSynchronised, List::of, BuildDate.read());
    WallTime now = guard.wallTime();
    List<Finding> findings = new ArrayList<>();
    findings.add(program);
    findings.add(setup(Surroundings.of(config)));
    Surroundings.unplugged(config.scanner()).ifPresent(why -> findings.add(gone(Part.READER, why)));
    config
        .exitScanner()
        .flatMap(Surroundings::unplugged)
        .ifPresent(why -> findings.add(gone(Part.EXIT_READER, why)));
    findings.add(writing());
    findings.add(Doctor.disk(nearest(config.kiosk().data())));
    findings.add(clock(now));
    findings.add(packs(now));
    findings.add(broker(guard));
    return new Report(config.kiosk().id(), false, findings);
  }

  private static Finding setup(Surroundings seen) {
    List<String> all = new ArrayList<>(seen.failures());
    all.addAll(seen.missing());
    return all.isEmpty()
        ? Finding.well(Part.SETUP, "complete")
        : Finding.of(Part.SETUP, Grade.BROKEN, "incomplete").with("why", all.getFirst());
  }

  private static Finding gone(Part reader, String why) {
    return Finding.of(reader, Grade.BROKEN, "gone").with("why", why);
  }

  /// A file of one byte, and its end.
  private Finding writing() {
    Path data = config.kiosk().data();
    if (!Files.isDirectory(data)) {
      return Finding.well(Part.STORAGE, "none-yet");
    }
    try {
      Path trial = Files.createTempFile(data, "doctor-", ".tmp");
      try {
        Files.write(trial, new byte[1]);
      } finally {
        Files.delete(trial);
      }
      return Finding.well(Part.STORAGE, "writes");
    } catch (IOException e) {
      return Finding.of(Part.STORAGE, Grade.BROKEN, "cannot-write")
          .with("why", e.getClass().getSimpleName());
    }
  }

  private static Path nearest(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      there = Optional.ofNullable(there.getParent()).orElseThrow();
    }
    return there;
  }

  private Finding clock(WallTime now) {
    if (!now.known()) {
      return ServingLook.clock(Stamp.Quality.UNSET);
    }
    return ServingLook.clock(
        BootClock.isSynchronised() ? Stamp.Quality.SYNCED : Stamp.Quality.RESTORED);
  }

  private Finding packs(WallTime now) {
    return switch (Provision.look(config, SigningTime.ofThisMachine(wall))) {
      case Decoded.Value<Provision>(Provision provision) ->
          ServingLook.packs(provision, now.instant());
      case Decoded.Malformed<Provision>(String why) ->
          Finding.of(Part.PACKS, Grade.BROKEN, "unusable").with("why", why);
      case Decoded.NotMine<Provision> _ -> Finding.of(Part.PACKS, Grade.BROKEN, "unusable");
    };
  }

  /// Under a name of its own, so that a kiosk that runs after all keeps its connection.
  private Finding broker(ClockGuard guard) {
    Optional<URI> address = config.uplink().broker();
    if (address.isEmpty()) {
      return Finding.well(Part.BROKER, "none");
    }
    Finding found =
        switch (Brokers.of(config, guard::atLeast)
            .at(address.get(), config.kiosk().id() + "-doctor")
            .connect(Optional.empty(), _ -> {})) {
          case Broker.Connecting.Connected(Broker.Session session) -> {
            session.close();
            yield Finding.well(Part.BROKER, "accepts");
          }
          case Broker.Connecting.Refused(int code) ->
              Finding.of(Part.BROKER, Grade.WORN, "refused").with("why", "0x%02x".formatted(code));
          case Broker.Connecting.Unreachable(String why) ->
              Finding.of(Part.BROKER, Grade.WORN, "unreachable").with("why", why);
        };
    return found.with("address", address.get().toString());
  }
}
