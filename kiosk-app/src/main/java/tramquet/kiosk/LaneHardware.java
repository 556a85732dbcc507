package tramquet.kiosk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import tramquet.drivers.Health;
import tramquet.drivers.Schedule;
import tramquet.drivers.ThreadSchedule;
import tramquet.drivers.gate.Gate;
import tramquet.drivers.gate.HoldGate;
import tramquet.drivers.gate.PulseGate;
import tramquet.drivers.indicator.Buzzer;
import tramquet.drivers.indicator.Lights;
import tramquet.drivers.indicator.SignalTower;
import tramquet.drivers.indicator.ToneIndicator;
import tramquet.drivers.line.KernelWires;
import tramquet.drivers.line.Pi4jPins;
import tramquet.drivers.line.PinUnavailable;
import tramquet.drivers.line.Pins;
import tramquet.drivers.line.Syscalls;
import tramquet.drivers.line.ToldWires;
import tramquet.drivers.line.Wires;
import tramquet.drivers.twin.PinsTwin;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.indicate.Unwired;
import tramquet.kiosk.lane.Event;

/// Lamps, buzzer and gate of a lane, on the pins that the configuration names. What it does not
/// name leads nowhere.
///
/// Thread: opened and closed by one; the parts by any.
final class LaneHardware implements AutoCloseable {

  /// Is told of every change of an output.
  interface PinListener {
    void changed(String name, boolean on, long atNanos);
  }

  private final KioskConfig.Pins config;
  private final Pins pins;
  private final LongSupplier nanoTime;
  private final Schedule schedule = new ThreadSchedule("indicators");
  private final Schedule contactTimes = new ThreadSchedule("contacts");
  private final Schedule guard = new ThreadSchedule("gate-guard");
  private final GateContacts contacts;
  private final Map<String, Pins.Output> outputs = new LinkedHashMap<>();
  private final Lights lights;
  private final ToneIndicator tones;
  private final Gate gate;

  private LaneHardware(KioskConfig.Pins config, Pins pins, LongSupplier nanoTime) {
    this.config = config;
    this.pins = pins;
    this.nanoTime = nanoTime;
    contacts = new GateContacts(config, pins, contactTimes);
    lights =
        new SignalTower(
            output("red", config.red()),
            output("green", config.green()),
            output("amber", config.amber()),
            schedule);
    tones = new Buzzer(output("buzzer", config.buzzer()), schedule);
    gate = gate(output("gate", config.gate()));
  }

  /// Takes the pins; each change of an output is told to the listener.
  ///
  /// @throws PinUnavailable if one of them cannot be had; then none is taken
  static LaneHardware open(KioskConfig.Pins config, LongSupplier nanoTime, PinListener listener) {
    Map<Integer, String> names = names(config);
    Wires wires = wires(config, Syscalls.ofThisMachine(), nanoTime);
    Pins pins =
        new Pi4jPins(
            new ToldWires(
                wires,
                nanoTime,
                (bcm, level, at) ->
                    listener.changed(
                        names.getOrDefault(bcm, "pin-" + bcm), level != resting(config), at)));
    try {
      LaneHardware hardware = new LaneHardware(config, pins, nanoTime);
      if (wires instanceof PinsTwin twin) {
        // Nothing is wired, so nothing is broken either.
        closedAtRest(config).forEach(bcm -> twin.raise(bcm, resting(config).opposite()));
      }
      return hardware;
    } catch (PinUnavailable e) {
      pins.close();
      throw e;
    }
  }

  /// The wires that the configuration chooses; no line is taken yet.
  ///
  /// @throws PinUnavailable if there is no such chip
  static Wires wires(KioskConfig.Pins config, Syscalls kernel, LongSupplier nanoTime) {
    return switch (config.provider()) {
      case TWIN -> new PinsTwin(nanoTime);
      case KERNEL -> KernelWires.open(kernel, config.chip(), "tramquet-kiosk", nanoTime).orThrow();
    };
  }

  /// Tells of each change of the pins' health from now on, on the thread that noticed it.
  void whenHealthChanges(Consumer<Health> listener) {
    pins.whenHealthChanges(listener);
  }

  Lights lights() {
    return lights;
  }

  ToneIndicator tones() {
    return tones;
  }

  Gate gate() {
    return gate;
  }

  /// Whether the maintenance jumper is in.
  ///
  /// @param standIn a file that is the jumper of pins in memory, where nothing can be put in
  boolean isJumperIn(Path standIn) {
    return config.provider() == KioskConfig.Pins.Provider.TWIN
        ? config.maintenance().isPresent() && Files.exists(standIn)
        : contacts.isJumperIn();
  }

  /// Tells the lane what the gate sees and how it is, from now on.
  void listen(Consumer<Event> lane) {
    contacts.listen(gate, lane, nanoTime);
  }

  @Override
  public void close() {
    gate.close();
    tones.close();
    lights.close();
    schedule.close();
    guard.close();
    pins.close();
    contactTimes.close();
  }

  private Gate gate(Pins.Output output) {
    return switch (config.gateKind()) {
      case PULSE -> new PulseGate(output, contacts.passage(), config.gatePulse(), schedule, guard);
      case BARRIER, STRIKE ->
          new HoldGate(output, contacts.passage(), config.gateHold(), schedule, guard, nanoTime);
    };
  }

  private static IntStream closedAtRest(KioskConfig.Pins config) {
    boolean passage = config.passageContact() == KioskConfig.Pins.Contact.OPENS;
    return IntStream.concat(
        IntStream.concat(config.ready().stream(), config.emergency().stream()),
        passage ? config.passage().stream() : IntStream.empty());
  }

  private Pins.Output output(String name, OptionalInt bcm) {
    if (bcm.isEmpty()) {
      return new Unwired();
    }
    Pins.Output output = pins.output(bcm.getAsInt(), resting(config));
    outputs.put(name, output);
    return output;
  }

  /// How the pins are, and which of them are on.
  Finding finding() {
    Finding finding =
        switch (pins.checkHealth()) {
          case Health.Online _ ->
              Finding.well(
                  Part.PINS,
                  config.provider() == KioskConfig.Pins.Provider.TWIN ? "in-memory" : "online");
          case Health.Degraded(String why) ->
              Finding.of(Part.PINS, Grade.WORN, "degraded").with("why", why);
          case Health.Offline(String why) ->
              Finding.of(Part.PINS, Grade.BROKEN, "gone").with("why", why);
          case Health.Faulty(String why) ->
              Finding.of(Part.PINS, Grade.BROKEN, "faulty").with("why", why);
        };
    Map<String, Boolean> levels = new LinkedHashMap<>();
    outputs.forEach((name, output) -> levels.put(name, output.isOn()));
    levels.putAll(contacts.levels());
    for (Map.Entry<String, Boolean> each : levels.entrySet()) {
      finding = finding.with(each.getKey(), each.getValue() ? "ON" : "off");
    }
    return finding;
  }

  private static Pins.Level resting(KioskConfig.Pins config) {
    return switch (config.active()) {
      case HIGH -> Pins.Level.LOW;
      case LOW -> Pins.Level.HIGH;
    };
  }

  private static Map<Integer, String> names(KioskConfig.Pins config) {
    Map<Integer, String> names = new HashMap<>();
    config.red().ifPresent(bcm -> names.put(bcm, "red"));
    config.green().ifPresent(bcm -> names.put(bcm, "green"));
    config.amber().ifPresent(bcm -> names.put(bcm, "amber"));
    config.buzzer().ifPresent(bcm -> names.put(bcm, "buzzer"));
    config.gate().ifPresent(bcm -> names.put(bcm, "gate"));
    return names;
  }
}
