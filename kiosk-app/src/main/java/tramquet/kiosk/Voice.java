package tramquet.kiosk;

import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Supplier;
import tramquet.drivers.Health;
import tramquet.drivers.indicator.SoundCard;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.indicate.Prompts;
import tramquet.kiosk.indicate.Volume;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.screen.ScreenName;

/// How loud the kiosk may be, and what it says aloud where there are recordings.
///
/// Thread: any; calls return at once.
final class Voice implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  private final Volume volume;
  private final Optional<SoundCard> card;
  private final Optional<Prompts> prompts;

  /// @param time of the place, while the clock can be believed
  Voice(KioskConfig config, Supplier<Optional<LocalTime>> time) {
    KioskConfig.Sound sound = config.sound();
    volume =
        new Volume(sound.volume(), sound.quietVolume(), sound.quietFrom(), sound.quietTo(), time);
    card = sound.prompts().map(_ -> new SoundCard(Voice::changed));
    prompts =
        card.flatMap(speaker ->
            sound
                .prompts()
                .map(folder ->
                    new Prompts(folder, config.screen().languages().getFirst(), speaker, volume)));
  }

  /// Nobody is kept from anything by a kiosk that is silent: it is told once, for whoever looks.
  private static void changed(Health health) {
    switch (health) {
      case Health.Online _ -> LOG.log(System.Logger.Level.INFO, "sound: works");
      case Health.Degraded(String reason) -> silent(reason);
      case Health.Offline(String reason) -> silent(reason);
      case Health.Faulty(String reason) -> silent(reason);
    }
  }

  private static void silent(String reason) {
    LOG.log(System.Logger.Level.WARNING, "sound: " + reason + "; tones and screen say the rest");
  }

  Volume volume() {
    return volume;
  }

  /// Says what belongs to a screen.
  void say(Screen screen) {
    prompts.ifPresent(each -> each.say(ScreenName.of(screen), screen.language()));
  }

  /// How the sound card is; empty where nothing is said aloud. Tones have an output of their own.
  Optional<Finding> finding() {
    return card.map(each ->
        switch (each.checkHealth()) {
          case Health.Online _ -> Finding.well(Part.SOUND, "online");
          case Health.Degraded(String why) -> worn("degraded", why);
          case Health.Offline(String why) -> worn("gone", why);
          case Health.Faulty(String why) -> worn("faulty", why);
        });
  }

  /// Screen and tones say what matters.
  private static Finding worn(String word, String why) {
    return Finding.of(Part.SOUND, Grade.WORN, word).with("why", why);
  }

  @Override
  public void close() {
    card.ifPresent(SoundCard::close);
  }
}
