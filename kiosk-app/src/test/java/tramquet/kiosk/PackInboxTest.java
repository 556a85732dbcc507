package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.lane.PackShown;
import tramquet.kiosk.pack.HeldPack;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.pack.SignedPacks;
import tramquet.wire.PackKind;

/// Packs that the operating system has taken off a stick.
class PackInboxTest {
  @TempDir private Path folder;

  private final SignedPacks signed = new SignedPacks();
  private final StepSchedule schedule = new StepSchedule();
  private final BlockingQueue<PackShown> told = new LinkedBlockingQueue<>();
  private Path brought = Path.of("");
  private PackStore store;
  private PackDesk desk;
  private PackInbox inbox;

  @BeforeEach
  void open() throws IOException {
    brought = Files.createDirectory(folder.resolve("brought"));
    store =
        PackStore.open(
            folder.resolve("packs"),
            signed.signers(),
            SignedPacks.BASE,
            () -> SignedPacks.ISSUED.plusSeconds(1));
    desk = new PackDesk(store, Duration.ofDays(1), () -> {});
    inbox = new PackInbox(brought, desk, told::add, schedule);
    inbox.start();
  }

  @AfterEach
  void close() throws IOException {
    inbox.close();
    desk.close();
    assertTrue(told.isEmpty(), told::toString);
    try (var rest = Files.list(brought)) {
      assertEquals(List.of(), rest.filter(file -> file.toString().endsWith(".pack")).toList());
    }
  }

  private void brings(String name, byte[] content) throws IOException {
    Files.write(brought.resolve(name), content);
  }

  private PackShown seenAfter(Duration time) throws InterruptedException {
    schedule.pass(time);
    return Optional.ofNullable(told.poll(30, TimeUnit.SECONDS)).orElseThrow();
  }

  private String refusedAfter(Duration time) throws InterruptedException {
    return assertInstanceOf(PackShown.Refused.class, seenAfter(time)).reason();
  }

  @Test
  void eachIsPutInForceOneAfterTheOtherAndIsGone() throws Exception {
    brings("2.pack", signed.of(PackKind.TRUST, 5));
    brings("1.pack", signed.rules(8));
    brings("1.part", signed.rules(9));
    assertEquals(new PackShown.Taken("rules", 8), seenAfter(PackInbox.EVERY));
    assertFalse(Files.exists(brought.resolve("1.pack")));
    schedule.pass(PackInbox.AFTER_ONE.minusMillis(1));
    assertTrue(told.isEmpty(), "nobody has read yet what became of the first");
    assertEquals(new PackShown.Taken("trust", 5), seenAfter(Duration.ofMillis(1)));
    schedule.pass(Duration.ofHours(1));
    assertEquals(8, store.inForce().rules().version());
    assertTrue(Files.exists(brought.resolve("1.part")));
  }

  @Test
  void theSameStickOnceMoreChangesNothing() throws Exception {
    byte[] rules = signed.rules(8);
    brings("1.pack", rules);
    assertEquals(new PackShown.Taken("rules", 8), seenAfter(PackInbox.EVERY));
    brings("1.pack", rules);
    assertEquals(new PackShown.Held(), seenAfter(PackInbox.AFTER_ONE));
  }

  @Test
  void whatIsWorseThanWhatIsHeldIsRefused() throws Exception {
    brings("1.pack", signed.rules(8));
    assertEquals(new PackShown.Taken("rules", 8), seenAfter(PackInbox.EVERY));
    brings("1.pack", signed.rules(7));
    assertEquals("older than version 8, which was in force", refusedAfter(PackInbox.AFTER_ONE));
    brings("1.pack", new SignedPacks().rules(9));
    assertEquals("not signed by a trusted key", refusedAfter(PackInbox.AFTER_ONE));
    assertEquals(8, store.inForce().rules().version());
  }

  @Test
  void whatIsNoPackIsRefusedAndTheNextIsTaken() throws Exception {
    brings("1.pack", new byte[0]);
    brings("2.pack", "a letter".getBytes(US_ASCII));
    byte[] half = signed.rules(8);
    brings("3.pack", Arrays.copyOf(half, half.length / 2));
    try (RandomAccessFile large = new RandomAccessFile(brought.resolve("4.pack").toFile(), "rw")) {
      large.setLength(HeldPack.MAX_BYTES + 1);
    }
    brings("5.pack", signed.rules(8));
    var _ = refusedAfter(PackInbox.EVERY);
    var _ = refusedAfter(PackInbox.AFTER_ONE);
    var _ = refusedAfter(PackInbox.AFTER_ONE);
    assertEquals("too large", refusedAfter(PackInbox.AFTER_ONE));
    assertEquals(new PackShown.Taken("rules", 8), seenAfter(PackInbox.AFTER_ONE));
  }

  @Test
  void aFolderThatComesLaterIsSeen() throws Exception {
    Files.delete(brought);
    schedule.pass(Duration.ofHours(1));
    var _ = Files.createDirectory(brought);
    brings("1.pack", signed.rules(8));
    assertEquals(new PackShown.Taken("rules", 8), seenAfter(PackInbox.EVERY));
  }

  @Test
  void theServiceManagerSaysWhere() {
    assertEquals(
        Optional.of(Path.of("/run/inbox")),
        PackInbox.of(Map.of("RUNTIME_DIRECTORY", "/run/inbox")));
    assertEquals(Optional.empty(), PackInbox.of(Map.of()));
  }
}
