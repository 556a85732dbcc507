package tramquet.drivers.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tramquet.drivers.line.Pins;
import tramquet.drivers.twin.StepSchedule;

class IndicatorTest {

  private final StepSchedule schedule = new StepSchedule();

  /// An output that writes down when it changed.
  private final class Trace implements Pins.Output {

    private final List<String> changes = new ArrayList<>();
    private boolean on;

    @Override
    public void on() {
      change(true);
    }

    @Override
    public void off() {
      change(false);
    }

    @Override
    public boolean isOn() {
      return on;
    }

    private void change(boolean to) {
      if (on != to) {
        on = to;
        changes.add((to ? "on " : "off ") + schedule.nanoTime() / 1_000_000);
      }
    }
  }

  private final Trace red = new Trace();
  private final Trace green = new Trace();
  private final Trace amber = new Trace();
  private final SignalTower tower = new SignalTower(red, green, amber, schedule);
  private final Trace sound = new Trace();
  private final Buzzer buzzer = new Buzzer(sound, schedule);

  @Test
  void aSteadyLightStaysOnUntilItIsSwitchedOff() {
    tower.switchOn(Light.GREEN, Blink.STEADY);
    schedule.pass(Duration.ofSeconds(5));
    tower.switchOff(Light.GREEN);
    assertEquals(List.of("on 0", "off 5000"), green.changes);
    assertEquals(List.of(), red.changes);
  }

  @Test
  void aBlinkingLightKeepsItsCycle() {
    tower.switchOn(Light.RED, Blink.FAST);
    schedule.pass(Duration.ofMillis(1_100));
    tower.switchOff(Light.RED);
    schedule.pass(Duration.ofSeconds(5));
    assertEquals(
        List.of("on 0", "off 250", "on 500", "off 750", "on 1000", "off 1100"), red.changes);
    assertEquals(0, schedule.waiting());
  }

  @Test
  void aNewBlinkReplacesTheOld() {
    tower.switchOn(Light.RED, Blink.FAST);
    schedule.pass(Duration.ofMillis(300));
    tower.switchOn(Light.RED, Blink.STEADY);
    schedule.pass(Duration.ofSeconds(5));
    assertEquals(List.of("on 0", "off 250", "on 300"), red.changes);
  }

  @Test
  void showOnlySwitchesTheOthersOff() {
    tower.switchOn(Light.RED, Blink.FAST);
    tower.switchOn(Light.AMBER, Blink.STEADY);
    tower.showOnly(Light.GREEN);
    schedule.pass(Duration.ofSeconds(1));
    assertEquals(List.of(false, true, false), List.of(red.on, green.on, amber.on));
  }

  @Test
  void moreThanThreeFlashesASecondAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Blink(Duration.ofMillis(160), Duration.ofMillis(160)));
  }

  @Test
  void closingTurnsEverythingOff() {
    tower.switchOn(Light.RED, Blink.FAST);
    tower.switchOn(Light.GREEN, Blink.STEADY);
    buzzer.sound(Tone.STOP);
    tower.close();
    buzzer.close();
    schedule.pass(Duration.ofSeconds(1));
    assertEquals(List.of(false, false, false), List.of(red.on, green.on, sound.on));
  }

  @Test
  void aToneSoundsItsRhythmOnce() {
    buzzer.sound(Tone.STOP);
    schedule.pass(Duration.ofSeconds(5));
    assertEquals(List.of("on 0", "off 200", "on 320", "off 520"), sound.changes);
  }

  @Test
  void aNewToneCutsTheOldOff() {
    buzzer.sound(Tone.ALARM);
    schedule.pass(Duration.ofMillis(100));
    buzzer.sound(Tone.GO);
    schedule.pass(Duration.ofSeconds(5));
    assertEquals(List.of("on 0", "off 100", "on 100", "off 220"), sound.changes);
  }

  @Test
  void noTwoTonesHaveTheSameRhythm() {
    Set<List<Duration>> rhythms = new HashSet<>();
    List<Tone> tones = List.of(Tone.READ, Tone.GO, Tone.STOP, Tone.ATTENTION, Tone.ALARM);
    tones.forEach(tone -> rhythms.add(tone.rhythm()));
    assertEquals(tones.size(), rhythms.size());
  }

  @Test
  void aToneEndsWithSound() {
    List<Duration> half = List.of(Duration.ofMillis(1), Duration.ofMillis(1));
    assertThrows(IllegalArgumentException.class, () -> new Tone(half));
  }
}
