package tramquet.drivers.indicator;

import tramquet.drivers.Health;
import tramquet.drivers.Schedule;
import tramquet.drivers.line.Pins;

/// An active buzzer on one output pin: it sounds as long as the pin is on.
///
/// Thread: any.
public final class Buzzer implements ToneIndicator {

  private final Rhythm rhythm;

  /// A silent buzzer.
  ///
  /// @param schedule times the tones; the caller closes it, after this
  public Buzzer(Pins.Output output, Schedule schedule) {
    rhythm = new Rhythm(output, schedule);
  }

  @Override
  public void sound(Tone tone) {
    rhythm.play(tone.rhythm().iterator());
  }

  @Override
  public void silence() {
    rhythm.rest();
  }

  /// A buzzer cannot be asked whether it is heard, so this says only that the pin was had.
  @Override
  public Health checkHealth() {
    return new Health.Online();
  }

  @Override
  public void close() {
    rhythm.rest();
  }
}
