package tramquet.kiosk.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;
import tramquet.wire.Stamp;
import tramquet.wire.Tally;

/// What a file gives back that was cut, damaged, or cannot be written.
final class PassageFileTest {
  private static final KioskId KIOSK = new KioskId("gate-1");
  private static final Tally NONE = Tally.zero(KIOSK, Tally.NO_DAY);
  private static final Tally TALLY = new Tally(KIOSK, LocalDate.of(2026, 10, 5), 31, 4);
  private static final Stamp AT =
      new Stamp(
          new UUID(1, 2), 77, Instant.parse("2026-10-05T06:00:00.123Z"), Stamp.Quality.SYNCED);
  private static final Passage ENTERED =
      new Passage(KIOSK, Direction.ENTRY, new UUID(9, 1), Set.of(-1L, 0x0123L), AT);
  private static final Passage LEFT =
      new Passage(new KioskId("gate-2"), Direction.EXIT, new UUID(9, 2), Set.of(5L), AT);

  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("passages");
  }

  private PassageFile file() {
    return new PassageFile(path());
  }

  private PassageFile.Content content() {
    return file().load(KIOSK);
  }

  @Test
  void whatWasAppendedIsThereAfterARestart() throws Exception {
    PassageFile file = file();
    file.append(List.of(ENTERED), TALLY);
    file.append(List.of(LEFT), TALLY.plus(Direction.EXIT));
    assertEquals(
        new PassageFile.Content(TALLY.plus(Direction.EXIT), List.of(ENTERED, LEFT)), content());
    assertEquals(4, file.lines());
    assertEquals(TALLY.plus(Direction.EXIT), file().tally(KIOSK));
    assertTrue(Files.readString(path()).startsWith("entry gate-1 "));
  }

  @Test
  void withoutAFileNobodyIsRemembered() {
    assertEquals(new PassageFile.Content(NONE, List.of()), content());
  }

  @Test
  void aCutAnywhereCostsTheLineItIsInAndNoOther() throws Exception {
    file().append(List.of(ENTERED), TALLY);
    int first = Files.readAllBytes(path()).length;
    file().append(List.of(LEFT), TALLY.plus(Direction.EXIT));
    byte[] whole = Files.readAllBytes(path());
    for (int length = first; length < whole.length; length++) {
      Files.write(path(), Arrays.copyOf(whole, length));
      PassageFile.Content left = content();
      assertEquals(ENTERED, left.passages().getFirst(), "length " + length);
      assertTrue(left.tally().entries() == 31, "length " + length);
    }
  }

  @Test
  void aDamagedByteCostsTheLinesItTouchesAndThrowsNothing() throws Exception {
    file().append(List.of(ENTERED, LEFT), TALLY);
    byte[] good = Files.readAllBytes(path());
    for (int at = 0; at < good.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << bit);
        Files.write(path(), bad);
        PassageFile.Content left = content();
        assertTrue(Set.of(ENTERED, LEFT).containsAll(left.passages()), "byte " + at);
        assertTrue(Set.of(TALLY, NONE).contains(left.tally()), "byte " + at);
        assertTrue(left.passages().size() + left.tally().entries() / 31 >= 1, "byte " + at);
      }
    }
  }

  @Test
  void whatIsWrittenInItsPlaceIsAllThatIsLeft() {
    PassageFile file = file();
    file.append(List.of(ENTERED), TALLY);
    file.replace(List.of(LEFT), TALLY);
    file.append(List.of(), TALLY.plus(Direction.ENTRY));
    assertEquals(new PassageFile.Content(TALLY.plus(Direction.ENTRY), List.of(LEFT)), content());
  }

  @Test
  void aLineAfterOneThatWasCutIsReadWhole() throws Exception {
    file().append(List.of(ENTERED), TALLY);
    byte[] whole = Files.readAllBytes(path());
    Files.write(path(), Arrays.copyOf(whole, whole.length - 3));
    PassageFile again = file();
    again.load(KIOSK);
    again.append(List.of(LEFT), TALLY);
    assertEquals(new PassageFile.Content(TALLY, List.of(ENTERED, LEFT)), content());
  }

  @Test
  void aFolderThatIsGoneDoesNotStopTheLane() {
    PassageFile nowhere = new PassageFile(folder.resolve("gone").resolve("passages"));
    nowhere.append(List.of(ENTERED), TALLY);
    nowhere.replace(List.of(ENTERED), TALLY);
    assertEquals(NONE, nowhere.tally(KIOSK));
  }

  @Test
  void anyBytesAreRead() throws Exception {
    byte[] bytes = new byte[4_000];
    new java.util.Random(3).nextBytes(bytes);
    Files.write(path(), bytes);
    assertEquals(new PassageFile.Content(NONE, List.of()), content());
    Files.write(path(), "entry tally\n\ntally 1 2 3 4\n".getBytes(StandardCharsets.US_ASCII));
    assertEquals(new PassageFile.Content(NONE, List.of()), content());
  }
}
