package tramquet.kiosk.indicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Health;
import tramquet.drivers.indicator.SignalTower;
import tramquet.drivers.indicator.Tone;
import tramquet.drivers.indicator.ToneIndicator;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.lane.Effect.Signal;

class IndicatorsTest {
  private final List<Tone> heard = new ArrayList<>();
  private final ToneIndicator tones =
      new ToneIndicator() {
        @Override
        public void sound(Tone tone) {
          heard.add(tone);
        }

        @Override
        public void silence() {}

        @Override
        public Health checkHealth() {
          return new Health.Online();
        }

        @Override
        public void close() {}
      };

  private Indicators at(int volume) {
    return new Indicators(
        new SignalTower(new Unwired(), new Unwired(), new Unwired(), new StepSchedule()),
        tones,
        new Volume(volume, volume, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Optional::empty));
  }

  /// What a lane says by itself; the others are a technician's trials.
  private static Set<Signal> served() {
    Set<Signal> served = EnumSet.allOf(Signal.class);
    served.removeIf(signal -> signal.name().startsWith("TRY_"));
    return served;
  }

  private static Set<Signal> sounding() {
    Set<Signal> sounding = served();
    sounding.removeAll(
        EnumSet.of(Signal.STARTING, Signal.READY, Signal.READING, Signal.OUT_OF_ORDER));
    return sounding;
  }

  @Test
  void everySignalThatSoundsHasARhythmOfItsOwn() {
    Map<Signal, Tone> rhythms = new EnumMap<>(Signal.class);
    for (Signal signal : served()) {
      heard.clear();
      at(100).indicate(signal);
      if (!heard.isEmpty()) {
        rhythms.put(signal, heard.getFirst());
      }
    }
    assertEquals(sounding(), rhythms.keySet());
    Set<Tone> different = new HashSet<>(rhythms.values());
    assertEquals(rhythms.size(), different.size(), rhythms::toString);
  }

  @Test
  void aLaneThatIsSilentSoundsForAlarmAndEmergencyAllTheSame() {
    Set<Signal> heardAll = EnumSet.noneOf(Signal.class);
    for (Signal signal : served()) {
      heard.clear();
      at(0).indicate(signal);
      if (!heard.isEmpty()) {
        heardAll.add(signal);
      }
    }
    assertEquals(EnumSet.of(Signal.ALARM, Signal.EMERGENCY), heardAll);
    assertTrue(heard.isEmpty() || heard.size() == 1);
  }
}
