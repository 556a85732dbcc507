package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.config.ConfigFile;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.config.Loaded;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.lane.Screen;

class VoiceTest {
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  @TempDir private Path folder;

  private KioskConfig config(String sound) {
    String text = ConfigFile.sample().replaceAll("(?m)^#? *prompts = .*", sound);
    return ((Loaded.Complete) ConfigFile.parse(folder.resolve("kiosk.toml"), text)).config();
  }

  @Test
  void whereNothingIsSaidAloudThereIsNoSound() {
    try (Voice voice = new Voice(config(""), Optional::empty)) {
      assertEquals(Optional.empty(), voice.finding());
    }
  }

  @Test
  void aRecordingThatCannotBePlayedIsNamedAndClosesNothing() throws IOException {
    Path prompts = Files.createDirectory(folder.resolve("prompts"));
    try (Voice voice = new Voice(config("prompts = \"" + prompts + "\""), Optional::empty)) {
      assertEquals(
          Optional.of(Finding.well(Part.SOUND, "online")), voice.finding(), "nothing played yet");
      Files.writeString(
          Files.createDirectory(prompts.resolve("vi")).resolve("unreadable.wav"), "no recording");
      voice.say(new Screen.Unreadable());
      long until = System.nanoTime() + PATIENCE_NANOS;
      while (voice.finding().filter(each -> each.grade() == Grade.WORN).isEmpty()
          && System.nanoTime() - until < 0) {
        LockSupport.parkNanos(1_000_000);
      }
      Finding finding = voice.finding().orElseThrow();
      assertEquals(Grade.WORN, finding.grade());
      assertEquals(Part.SOUND, finding.part());
    }
  }
}
