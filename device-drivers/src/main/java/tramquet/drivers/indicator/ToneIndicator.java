package tramquet.drivers.indicator;

import tramquet.drivers.Device;

/// What makes a lane heard (UPOS ToneIndicator).
///
/// Thread: any; calls return at once.
public interface ToneIndicator extends Device {

  /// Sounds a tone once; one that still sounds is cut off.
  void sound(Tone tone);

  /// Ends whatever sounds.
  void silence();
}
