package tramquet.kiosk.indicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Health;
import tramquet.drivers.indicator.Loudspeaker;

class PromptsTest {
  @TempDir private Path folder;

  private final List<String> played = new ArrayList<>();
  private final Loudspeaker speaker =
      new Loudspeaker() {
        @Override
        public void play(Path recording, int volume) {
          played.add(folder.relativize(recording) + " " + volume);
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

  private void record(String name, int bits) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    AudioFormat format = new AudioFormat(8000, bits, 1, bits > 8, false);
    byte[] samples = new byte[800];
    try (AudioInputStream in =
        new AudioInputStream(
            new ByteArrayInputStream(samples), format, samples.length / format.getFrameSize())) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }

  private Prompts at(String time) {
    return new Prompts(
        folder,
        "vi",
        speaker,
        new Volume(
            80,
            25,
            LocalTime.of(22, 0),
            LocalTime.of(6, 0),
            () -> Optional.of(time).filter(each -> !each.isEmpty()).map(LocalTime::parse)));
  }

  @Test
  void theWholeWordIsSaidOrItsBeginning() throws IOException {
    record("vi/refused.wav", 16);
    record("vi/refused-wait-for-health-station.wav", 16);
    at("12:00").say("refused-wait-for-health-station", Optional.empty());
    at("12:00").say("refused-ask-staff", Optional.empty());
    at("12:00").say("idle-entry", Optional.empty());
    assertEquals(List.of("vi/refused-wait-for-health-station.wav 80", "vi/refused.wav 80"), played);
  }

  @Test
  void whoeverHasALanguageHearsItOrThatOfThePlace() throws IOException {
    record("vi/admitted.wav", 16);
    record("vi/refused.wav", 16);
    record("en/admitted.wav", 16);
    at("12:00").say("admitted-entry", Optional.of("en"));
    at("12:00").say("refused-ask-staff", Optional.of("en"));
    assertEquals(List.of("en/admitted.wav 80", "vi/refused.wav 80"), played);
  }

  @Test
  void theQuietHoursAreSofterOverMidnight() throws IOException {
    record("vi/busy.wav", 16);
    for (String time : List.of("21:59", "22:00", "00:30", "05:59", "06:00", "")) {
      at(time).say("busy", Optional.empty());
    }
    assertEquals(
        List.of(80, 25, 25, 25, 80, 80),
        played.stream()
            .map(each -> Integer.parseInt(each.substring(each.lastIndexOf(' ') + 1)))
            .toList());
  }

  @Test
  void recordingsThatCannotBePlayedAreSaid() throws IOException {
    record("vi/busy.wav", 16);
    record("vi/idle.wav", 8);
    Files.writeString(folder.resolve("vi/refused.wav"), "no sound");
    assertEquals(
        List.of("vi/idle.wav: not 16-bit PCM", "vi/refused.wav: not a WAV file"),
        Prompts.faults(folder));
  }
}
