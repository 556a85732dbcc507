package tramquet.kiosk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import tramquet.drivers.Schedule;
import tramquet.drivers.gate.EmergencyLoop;
import tramquet.drivers.gate.Gate;
import tramquet.drivers.line.DebouncedInput;
import tramquet.drivers.line.Pins;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Screen;

/// The contacts of a gate, made quiet, as events of the lane, and the jumper in the box. What is
/// closed while all is well (the gate's ready contact, the emergency loop) is pulled away from that
/// level: a cut wire reads as the fault.
///
/// Thread: any; events are told on the schedule's thread, and the first of them on the caller's.
final class GateContacts {
  private final Optional<Pins.Input> passage;
  private final Optional<Pins.Input> ready;
  private final Optional<Pins.Input> tailgate;
  private final Optional<Pins.Input> forced;
  private final Optional<EmergencyLoop> emergency;
  private final Optional<Pins.Input> maintenance;
  private final Map<String, Pins.Input> all = new LinkedHashMap<>();

  /// @param schedule times the quieting; the caller closes it, after the pins
  GateContacts(KioskConfig.Pins config, Pins pins, Schedule schedule) {
    Pins.Level closed =
        config.active() == KioskConfig.Pins.Active.HIGH ? Pins.Level.HIGH : Pins.Level.LOW;
    Inputs inputs = new Inputs(pins, closed.opposite(), schedule, all);
    passage =
        inputs.at(
            "passage",
            config.passage(),
            config.passageContact() == KioskConfig.Pins.Contact.CLOSES
                ? closed.opposite()
                : closed);
    ready = inputs.at("ready", config.ready(), closed);
    tailgate = inputs.at("tailgate", config.tailgate(), closed.opposite());
    forced = inputs.at("forced", config.forced(), closed.opposite());
    emergency = inputs.at("emergency", config.emergency(), closed).map(EmergencyLoop::new);
    maintenance = inputs.at("maintenance", config.maintenance(), closed.opposite());
  }

  /// @param open the level of a contact that is open, or cut off
  private record Inputs(
      Pins pins, Pins.Level open, Schedule schedule, Map<String, Pins.Input> all) {
    Optional<Pins.Input> at(String name, OptionalInt bcm, Pins.Level resting) {
      Pins.Pull pull = open == Pins.Level.HIGH ? Pins.Pull.UP : Pins.Pull.DOWN;
      return bcm.stream()
          .boxed()
          .findFirst()
          .map(number -> {
            Pins.Input input =
                new DebouncedInput(
                    pins.input(number, resting, pull), DebouncedInput.USUAL, schedule);
            all.put(name, input);
            return input;
          });
    }
  }

  /// Which of them are on, by the name that the configuration has for them.
  Map<String, Boolean> levels() {
    Map<String, Boolean> levels = new LinkedHashMap<>();
    all.forEach((name, input) -> levels.put(name, input.isOn()));
    return levels;
  }

  /// Whether the maintenance jumper is in; never where none is wired.
  boolean isJumperIn() {
    return maintenance.filter(Pins.Input::isOn).isPresent();
  }

  /// On while somebody is in the gate.
  Optional<Pins.Input> passage() {
    return passage;
  }

  /// Tells the lane how things are, and what changes from now on.
  void listen(Gate gate, Consumer<Event> lane, LongSupplier nanoTime) {
    gate.listen(seen ->
        lane.accept(
            switch (seen) {
              case Gate.PassageBegan(long at) -> new Event.PassageBegan(at);
              case Gate.PassageEnded(long at) -> new Event.PassageEnded(at);
              case Gate.NobodyPassed(long at) -> new Event.NobodyPassed(at);
            }));
    tailgate.ifPresent(input -> told(input, lane, Event.Tailgated::new));
    forced.ifPresent(input -> told(input, lane, Event.GateForced::new));
    ready.ifPresent(input ->
        input.listen(edge ->
            lane.accept(
                fault(edge instanceof Pins.TurnedOn, edge.atNanos(), Screen.Cause.GATE_FAULTY))));
    long now = nanoTime.getAsLong();
    // A fault of before the restart holds until the contacts say otherwise.
    lane.accept(fault(ready.filter(Pins.Input::isOn).isPresent(), now, Screen.Cause.GATE_FAULTY));
    lane.accept(
        fault(passage.filter(Pins.Input::isOn).isPresent(), now, Screen.Cause.PASSAGE_BLOCKED));
    emergency.ifPresent(loop ->
        loop.listen(
            signal ->
                lane.accept(
                    switch (signal) {
                      case EmergencyLoop.Began(long at) -> new Event.EmergencyOn(at);
                      case EmergencyLoop.Ended(long at) -> new Event.EmergencyOff(at);
                    }),
            now));
  }

  private static void told(Pins.Input input, Consumer<Event> lane, LongFunction<Event> event) {
    input.listen(edge -> {
      if (edge instanceof Pins.TurnedOn(long at)) {
        lane.accept(event.apply(at));
      }
    });
  }

  private static Event fault(boolean there, long at, Screen.Cause cause) {
    return there ? new Event.DeviceLost(at, cause) : new Event.DeviceBack(at, cause);
  }
}
