package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.RecordKind;

/// The whole kiosk on files that were damaged while it was off. It serves at once, and of every
/// record the centre has it or knows that it is gone.
final class DamagedDiskCampaign {
  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final int PAGE = 4096;

  /// Of a table without row numbers (SQLite file format, 1.6).
  private static final byte LEAF = 0x0A;

  private static final int PAIRS = 12;

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Issuing issuing =
      new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
  private final Cast cast = new Cast(17);

  @TempDir Path folder;

  private LiveCentre centre;
  private LiveKiosk kiosk;

  @BeforeEach
  void open() throws Exception {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    centre = new LiveCentre(root, folder.resolve("centre"), logs);
    kiosk =
        new LiveKiosk(
            root,
            Files.createDirectories(folder.resolve("kiosk")),
            keys,
            Optional.of(centre.broker()));
  }

  @AfterEach
  void close() {
    kiosk.close();
    centre.close();
  }

  private Path log() {
    return folder.resolve("kiosk/data/visits.db");
  }

  /// Green and red by turns, so that each visitor is seen on a pin.
  private void visitors(int pairs) throws InterruptedException {
    for (int i = 0; i < pairs; i++) {
      comes(Set.of(), "green");
      comes(Set.of(Symptom.FEVER), "red");
    }
  }

  private void comes(Set<Symptom> symptoms, String lamp) throws InterruptedException {
    kiosk.show(
        Cards.read(
            issuing.code(
                cast.next(), issuing.declared(Duration.ofHours(1), symptoms, false, false))));
    long _ = kiosk.lamp(lamp);
  }

  /// Visitors of whom the centre, which is down, has not heard.
  private void unheardOf() throws Exception {
    kiosk.start();
    visitors(1);
    kiosk.awaitAcknowledged(SETTLING);
    centre.kill();
    visitors(PAIRS);
  }

  private void damage() throws IOException {
    byte[] all = Files.readAllBytes(log());
    List<Integer> leaves = new ArrayList<>();
    for (int page = 1; page < all.length / PAGE; page++) {
      if (all[page * PAGE] == LEAF) {
        leaves.add(page);
      }
    }
    // Not the last: the newest records are not the matter here.
    byte[] noise = new byte[PAGE];
    try (FileChannel channel = FileChannel.open(log(), StandardOpenOption.WRITE)) {
      int _ = channel.write(ByteBuffer.wrap(noise), (long) leaves.get(leaves.size() / 2) * PAGE);
    }
  }

  private List<LedgerRow> atTheCentre() throws Exception {
    // What was brought back, in whatever part of its run.
    kiosk.awaitAcknowledged(SETTLING);
    while (kiosk.stop() > 0) {
      kiosk.start();
      visitors(1);
      kiosk.awaitAcknowledged(SETTLING);
    }
    return centre.stopAndRead(new LedgerReader(keys.authority()));
  }

  @Test
  void aDamagedPageIsSetAsideAndEveryRecordArrivesOrIsToldAsLost() throws Exception {
    unheardOf();
    kiosk.stop();
    damage();
    Set<UUID> before = kiosk.saidCommitted();
    kiosk.start();
    visitors(2);
    assertTrue(Files.exists(folder.resolve("kiosk/data/quarantine/1/visits.db")));
    centre.startAgain();
    kiosk.hear(
        "reading out", line -> Files.exists(folder.resolve("kiosk/data/quarantine/1/read-out")));
    List<LedgerRow> rows = atTheCentre();
    Set<UUID> there = rows.stream().map(LedgerRow::id).collect(Collectors.toSet());
    long losses = rows.stream().filter(row -> row.kind() == RecordKind.LOSS).count();
    long missing = before.stream().filter(id -> !there.contains(id)).count();
    System.out.printf(
        "damaged page: %d records before, %d of them gone, told by %d losses%n",
        before.size(), missing, losses);
    assertTrue(missing > 0 && losses > 0, "the page was not used");
    assertTrue(missing < before.size() / 2, missing + " of " + before.size());
    assertEquals(rows.size(), there.size(), "something is there twice");
  }
}
