package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

class KioskWindowTest {
  private static final Screen IDLE = new Screen.Idle(Direction.ENTRY);
  private static final Screen ADMITTED =
      new Screen.Admitted(Direction.ENTRY, Optional.of("TRẦN T** B***"), Screen.Proof.NONE);
  private static final Screen REFUSED =
      new Screen.Refused(
          List.of(Reason.DECLARATION_MISSING),
          Remedy.DECLARE_FIRST,
          Optional.of(ScreenSpecimens.ADDRESS),
          Optional.empty(),
          Optional.empty());

  @TempDir private Path folder;

  private final BlockingQueue<Screen> painted = new LinkedBlockingQueue<>();
  private final WindowEvents events =
      new WindowEvents() {
        @Override
        public void painted(Screen screen) {
          painted.add(screen);
        }
      };

  private KioskWindow window(PictureBook book) {
    return KioskWindow.open(WindowSettings.standard(), IDLE, ScreenSpecimens.GOOD, book, events);
  }

  private Screen nextPainted() throws InterruptedException {
    return Objects.requireNonNull(painted.poll(10, TimeUnit.SECONDS), "nothing was painted");
  }

  @Test
  void whatIsShownIsPainted() throws InterruptedException {
    try (KioskWindow window = window(PictureBook.blank())) {
      assertEquals(IDLE, nextPainted());
      window.show(ADMITTED);
      assertEquals(ADMITTED, nextPainted());
    }
  }

  @Test
  void aScreenThatALaterOneOvertookIsNeverPainted() throws InterruptedException {
    try (KioskWindow window = window(PictureBook.blank())) {
      assertEquals(IDLE, nextPainted());
      Toolkit.call(() -> {
        for (int i = 0; i < 1000; i++) {
          window.show(ADMITTED);
          window.show(new Screen.Unreadable());
        }
        window.show(REFUSED);
        return IDLE;
      });
      assertEquals(REFUSED, nextPainted());
      window.show(IDLE);
      assertEquals(IDLE, nextPainted());
    }
  }

  @Test
  void aNewStatusLineLeavesTheScreenAlone() throws InterruptedException {
    try (KioskWindow window = window(PictureBook.blank())) {
      assertEquals(IDLE, nextPainted());
      window.footer(ScreenSpecimens.BAD);
      window.show(REFUSED);
      assertEquals(REFUSED, nextPainted());
    }
  }

  @Test
  void theIdleScreenChangesItsLanguageByItselfAndNothingElseDoes() throws InterruptedException {
    StepSchedule steps = new StepSchedule();
    try (KioskWindow window =
        KioskWindow.open(
            WindowSettings.standard(),
            IDLE,
            ScreenSpecimens.GOOD,
            PictureBook.blank(),
            events,
            steps)) {
      assertEquals(IDLE, nextPainted());
      assertEquals(1, steps.waiting());
      window.show(ADMITTED);
      assertEquals(ADMITTED, nextPainted());
      assertEquals(0, steps.waiting());
    }
  }

  @Test
  void aLaneWithoutADisplayAnswersAndShowsNothing() {
    List<String> answers = new ArrayList<>();
    try (ScreenModel none = ScreenModel.none()) {
      none.show(ADMITTED);
      none.footer(ScreenSpecimens.BAD);
      none.ask(() -> answers.add("alive"));
    }
    assertEquals(List.of("alive"), answers);
  }

  @Test
  void theBookHoldsOnePictureOfEachKindAndNoName() throws InterruptedException, IOException {
    PictureBook book = PictureBook.in(folder);
    try (book;
        KioskWindow window = window(book)) {
      for (Screen screen : List.of(ADMITTED, REFUSED, IDLE, ADMITTED)) {
        nextPainted();
        window.show(screen);
      }
      nextPainted();
    }
    List<String> names =
        List.of("01-idle-entry.png", "02-admitted-entry.png", "03-refused-declare-first.png");
    assertEquals(names, book.files().stream().map(file -> file.getFileName().toString()).toList());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(names, files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void everyKindOfScreenHasItsOwnNameWithoutAnythingPersonal() {
    ScreenSpecimens.all()
        .values()
        .forEach(screen -> assertTrue(ScreenName.of(screen).matches("[a-z-]+")));
  }

  @Test
  void aWindowTooSmallToReadIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new WindowSettings(320, 480, false, ReaderSide.BELOW));
  }
}
