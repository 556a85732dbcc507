package tramquet.kiosk.indicate;

import tramquet.drivers.indicator.Blink;
import tramquet.drivers.indicator.Light;
import tramquet.drivers.indicator.Lights;
import tramquet.drivers.indicator.Tone;
import tramquet.drivers.indicator.ToneIndicator;
import tramquet.kiosk.lane.Effect.Signal;

/// Says with lamp and buzzer what the screen says with shape and word. The rhythms differ, so that
/// nobody has to hear a pitch or see a colour.
///
/// Thread: any; calls return at once.
public final class Indicators {
  private final Lights lights;
  private final ToneIndicator tones;
  private final Volume volume;

  /// Over the lamps and the buzzer of one lane, which sounds at any time.
  public Indicators(Lights lights, ToneIndicator tones) {
    this(lights, tones, Volume.full());
  }

  /// @param volume a buzzer knows no softer: at 0 it sounds for alarm and emergency only
  public Indicators(Lights lights, ToneIndicator tones, Volume volume) {
    this.lights = lights;
    this.tones = tones;
    this.volume = volume;
  }

  /// Light first: the lamp is what people wait for.
  public void indicate(Signal signal) {
    switch (signal) {
      case STARTING -> {
        dark();
        lights.switchOn(Light.AMBER, Blink.SLOW);
      }
      case READY, READING -> dark();
      case ADMIT -> {
        lights.showOnly(Light.GREEN);
        sound(Tone.GO);
      }
      case ADMIT_BY_STAFF -> {
        lights.showOnly(Light.GREEN);
        lights.switchOn(Light.AMBER, Blink.STEADY);
        sound(Tone.GO_BY_HAND);
      }
      case REFUSE -> {
        lights.showOnly(Light.RED);
        sound(Tone.STOP);
      }
      case ASK -> {
        lights.showOnly(Light.AMBER);
        sound(Tone.ATTENTION);
      }
      case UNREADABLE -> {
        dark();
        sound(Tone.AGAIN);
      }
      case HEARD -> {
        dark();
        sound(Tone.READ);
      }
      case HELP -> {
        dark();
        lights.switchOn(Light.AMBER, Blink.SLOW);
        sound(Tone.COMING);
      }
      case ALARM -> {
        dark();
        lights.switchOn(Light.RED, Blink.FAST);
        tones.sound(Tone.ALARM);
      }
      case HELD -> {
        dark();
        lights.switchOn(Light.GREEN, Blink.SLOW);
        sound(Tone.OPEN);
      }
      case OUT_OF_ORDER -> {
        dark();
        lights.switchOn(Light.RED, Blink.SLOW);
      }
      case TRY_RED -> lights.showOnly(Light.RED);
      case TRY_GREEN -> lights.showOnly(Light.GREEN);
      case TRY_AMBER -> lights.showOnly(Light.AMBER);
      case TRY_BUZZER -> {
        dark();
        tones.sound(Tone.ALARM);
      }
      case EMERGENCY -> {
        dark();
        lights.switchOn(Light.GREEN, Blink.FAST);
        tones.sound(Tone.LEAVE);
      }
    }
  }

  private void sound(Tone tone) {
    if (volume.percent() > 0) {
      tones.sound(tone);
    }
  }

  private void dark() {
    for (Light light : Light.values()) {
      lights.switchOff(light);
    }
  }
}
