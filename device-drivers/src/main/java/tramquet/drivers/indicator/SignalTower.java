package tramquet.drivers.indicator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tramquet.drivers.Health;
import tramquet.drivers.Schedule;
import tramquet.drivers.line.Pins;

/// Three lamps on three output pins.
///
/// Thread: any.
public final class SignalTower implements Lights {

  private final Map<Light, Rhythm> lamps = new EnumMap<>(Light.class);

  /// A dark tower.
  ///
  /// @param schedule times the blinking; the caller closes it, after this
  public SignalTower(Pins.Output red, Pins.Output green, Pins.Output amber, Schedule schedule) {
    lamps.put(Light.RED, new Rhythm(red, schedule));
    lamps.put(Light.GREEN, new Rhythm(green, schedule));
    lamps.put(Light.AMBER, new Rhythm(amber, schedule));
  }

  @Override
  public void switchOn(Light light, Blink blink) {
    Rhythm lamp = lamp(light);
    if (blink.isSteady()) {
      lamp.hold();
    } else {
      Iterator<Duration> cycle =
          Stream.generate(() -> List.of(blink.light(), blink.dark()))
              .flatMap(List::stream)
              .iterator();
      lamp.play(cycle);
    }
  }

  @Override
  public void switchOff(Light light) {
    lamp(light).rest();
  }

  /// A lamp cannot be asked whether it burns, so this says only that the pins were had.
  @Override
  public Health checkHealth() {
    return new Health.Online();
  }

  @Override
  public void close() {
    lamps.values().forEach(Rhythm::rest);
  }

  private Rhythm lamp(Light light) {
    return Objects.requireNonNull(lamps.get(light));
  }
}
