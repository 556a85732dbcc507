package tramquet.drivers.indicator;

import tramquet.drivers.Device;

/// The lamps of a lane (UPOS Lights).
///
/// Thread: any; calls return at once.
public interface Lights extends Device {

  /// Switches a lamp on; one that was on changes to the new blink. The others stay as they are.
  void switchOn(Light light, Blink blink);

  /// Switches a lamp off.
  void switchOff(Light light);

  /// Switches one lamp on, steadily, and the others off.
  default void showOnly(Light light) {
    for (Light each : Light.values()) {
      if (each != light) {
        switchOff(each);
      }
    }
    switchOn(light, Blink.STEADY);
  }
}
