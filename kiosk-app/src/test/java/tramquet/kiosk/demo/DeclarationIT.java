package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.bench.VirtualDisplay;
import tramquet.kiosk.screen.Targets;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Declaration;
import tramquet.wire.RecordKind;
import tramquet.wire.Verdict;

/// Visitors whose card says nothing about their health answer the three questions with a finger, on
/// an X server; the centre's ledger has what they said. Needs Xvfb and GTK 3, and is skipped
/// without `-Dtramquet.xvfb=/usr/bin/Xvfb`.
@EnabledIfSystemProperty(named = VirtualDisplay.PROPERTY, matches = ".+")
final class DeclarationIT {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int QUESTIONS = 3;

  /// Nobody is hurried where a machine is busy.
  private static final String ASK_TIMEOUT = "ask_timeout = \"30 s\"";

  @TempDir private Path folder;

  private final Cast cast = new Cast(28);
  private final Targets targets = Targets.on(WIDTH, HEIGHT);
  private Stage stage;
  private VirtualDisplay display;
  private Finger finger;
  private LiveKiosk kiosk;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    stage = new Stage(folder);
    display =
        VirtualDisplay.open(Files.createDirectories(folder.resolve("display")), WIDTH, HEIGHT);
    finger = new Finger(display, folder.resolve("finger.log"));
    kiosk =
        stage.kiosk(
            "kiosk",
            stage.centre().broker(),
            toml ->
                toml.replace("full_screen = false", "full_screen = true")
                    .replaceFirst("ask_timeout = .*", ASK_TIMEOUT));
    kiosk.on(display.name());
    kiosk.start();
    kiosk.painted("idle");
  }

  @AfterEach
  void close() {
    kiosk.close();
    finger.close();
    display.close();
    stage.close();
  }

  /// Shows a bare card, which is asked about.
  private Invented isAsked() throws InterruptedException {
    Invented who = cast.next();
    kiosk.show(Cards.read(Cards.citizen(who)));
    kiosk.painted("asking");
    return who;
  }

  private void touches(String english, int which) throws IOException {
    finger.touch(targets.tile(english, which));
  }

  @Test
  void whatIsTouchedIsDeclaredAndWhoCancelsLeavesNoTrace() throws Exception {
    Invented well = isAsked();
    // A slip of the finger, put right.
    touches("Yes", 0);
    for (int i = 0; i < QUESTIONS; i++) {
      touches("No", i);
    }
    touches("Send", 0);
    kiosk.lamp("green");
    kiosk.painted("idle");

    isAsked();
    touches("Cancel", 0);
    kiosk.painted("idle");

    Invented ill = isAsked();
    touches("Yes", 0);
    touches("No", 1);
    touches("No", 2);
    touches("Send", 0);
    kiosk.lamp("red");

    kiosk.awaitAcknowledged(Duration.ofMinutes(1));
    assertEquals(0, kiosk.stop(), "records that are not acknowledged");
    List<LedgerRow> visits =
        stage.stopAndRead().stream().filter(row -> row.kind() == RecordKind.VISIT).toList();
    assertEquals(
        List.of(Optional.of(Verdict.ADMIT), Optional.of(Verdict.REFUSE)),
        visits.stream().map(LedgerRow::verdict).toList());
    declared(visits.getFirst(), well, false);
    declared(visits.getLast(), ill, true);
  }

  private static void declared(LedgerRow visit, Invented who, boolean symptoms) {
    AuthorityPart part = visit.part().orElseThrow();
    assertEquals(Optional.of(who.name()), part.person().orElseThrow().name());
    Declaration declaration = part.declaration().orElseThrow();
    assertEquals(
        symptoms ? Set.of(Declaration.Symptom.UNSPECIFIED) : Set.of(), declaration.symptoms());
    assertTrue(!declaration.epidemicZone() && !declaration.contact(), "nothing else was said");
  }
}
