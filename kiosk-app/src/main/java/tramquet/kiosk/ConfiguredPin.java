package tramquet.kiosk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;
import tramquet.kiosk.config.KioskConfig;

/// A pin that the configuration names, as a technician sees it.
///
/// @param name by which the configuration calls it
/// @param bcm its Broadcom number, 0 to 27
/// @param use what is connected to it
/// @param resting its level when it is off
record ConfiguredPin(String name, int bcm, Use use, Level resting) {
  private static final List<Integer> HEADER =
      List.of(
          27, 28, 3, 5, 7, 29, 31, 26, 24, 21, 19, 23, 32, 33, 8, 10, 36, 11, 12, 35, 38, 40, 15,
          16, 18, 22, 37, 13);
  private static final int LAST_PULLED_UP = 8;

  /// What is connected to a pin.
  sealed interface Use {}

  /// Something we drive.
  ///
  /// @param trial how long it is on when somebody tries it
  /// @param effect what happens then, to be said before
  record Driven(Duration trial, String effect) implements Use {}

  /// A contact we watch.
  ///
  /// @param pull away from the level of the closed contact, so that a cut wire reads as open
  /// @param meaning what it says when it is on
  record Watched(Pull pull, String meaning) implements Use {}

  /// All of them, in the order of the configuration.
  static List<ConfiguredPin> of(KioskConfig.Pins config) {
    List<ConfiguredPin> all = new ArrayList<>();
    Level on = config.active() == KioskConfig.Pins.Active.HIGH ? Level.HIGH : Level.LOW;
    Level off = on.opposite();
    add(all, "red", config.red(), lit("the red lamp lights"), off);
    add(all, "green", config.green(), lit("the green lamp lights"), off);
    add(all, "amber", config.amber(), lit("the amber lamp lights"), off);
    add(all, "buzzer", config.buzzer(), lit("the buzzer sounds"), off);
    add(all, "gate", config.gate(), gate(config), off);
    boolean closes = config.passageContact() == KioskConfig.Pins.Contact.CLOSES;
    add(all, "passage", config.passage(), contact(on, "somebody is in it"), closes ? off : on);
    add(all, "ready", config.ready(), contact(on, "the gate is out of order, or cut off"), on);
    add(all, "tailgate", config.tailgate(), contact(on, "a second body follows"), off);
    add(all, "forced", config.forced(), contact(on, "the gate is forced"), off);
    add(all, "emergency", config.emergency(), contact(on, "emergency, or the loop is cut"), on);
    add(all, "maintenance", config.maintenance(), contact(on, "the jumper is in"), off);
    return List.copyOf(all);
  }

  private static Driven lit(String effect) {
    return new Driven(Duration.ofSeconds(1), effect);
  }

  private static Driven gate(KioskConfig.Pins config) {
    return config.gateKind() == KioskConfig.Pins.GateKind.PULSE
        ? new Driven(config.gatePulse(), "the gate lets one person through")
        : new Driven(config.gateHold(), "the gate stands open for that long");
  }

  private static Watched contact(Level closed, String meaning) {
    return new Watched(closed == Level.HIGH ? Pull.DOWN : Pull.UP, meaning);
  }

  private static void add(
      List<ConfiguredPin> all, String name, OptionalInt bcm, Use use, Level resting) {
    bcm.ifPresent(number -> all.add(new ConfiguredPin(name, number, use, resting)));
  }

  boolean driven() {
    return use instanceof Driven;
  }

  /// Where it is on the 40-pin header, 1 to 40.
  int header() {
    return HEADER.get(bcm);
  }

  /// The level that the board's own resistor gives it from power-on until the kiosk starts.
  Level atPowerOn() {
    return bcm <= LAST_PULLED_UP ? Level.HIGH : Level.LOW;
  }

  boolean serial() {
    return bcm == 14 || bcm == 15;
  }

  /// What a level says.
  String says(Level level) {
    if (level == resting) {
      return "off";
    }
    return use instanceof Watched(Pull _, String meaning) ? "ON: " + meaning : "ON";
  }

  /// `gate (BCM 24, header pin 18)`.
  String text() {
    return "%s (BCM %d, header pin %d)".formatted(name, bcm, header());
  }
}
