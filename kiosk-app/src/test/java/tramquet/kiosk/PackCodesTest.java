package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.Frame;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.PackShown;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.pack.SignedPacks;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.PackPiece;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;

/// A pack that somebody shows on paper.
class PackCodesTest {
  private static final Duration SHOWN_ANEW = Duration.ofSeconds(3);

  @TempDir private Path folder;

  private final SignedPacks signed = new SignedPacks();
  private final BlockingQueue<PackShown> told = new LinkedBlockingQueue<>();
  private PackStore store;
  private PackDesk desk;
  private PackCodes codes;
  private long now;

  @BeforeEach
  void open() {
    store =
        PackStore.open(
            folder, signed.signers(), SignedPacks.BASE, () -> SignedPacks.ISSUED.plusSeconds(1));
    desk = new PackDesk(store, Duration.ofDays(1), () -> {});
    codes = new PackCodes(desk, told::add);
  }

  @AfterEach
  void close() {
    desk.close();
    assertTrue(told.isEmpty(), told::toString);
  }

  /// The codes of a list that is too long for two.
  private static List<String> chain(SignedPacks signer, long version) {
    byte[] body =
        Revocations.of(
                new Random(version).longs(300).mapToObj(tag -> new RevocationTag(tag)).toList())
            .encode();
    byte[] envelope =
        new Pack(PackKind.REVOCATIONS, version, SignedPacks.ISSUED, body).encode(signer.key());
    return PackPiece.of(PackKind.REVOCATIONS, envelope).stream().map(PackPiece::code).toList();
  }

  private boolean show(String text, Duration after) {
    now += after.toNanos();
    return codes.shown(
        ScanData.from(new Frame(Bytes.of(text.getBytes(US_ASCII)), now, now), "entry"));
  }

  private void shows(String text) {
    assertTrue(show(text, SHOWN_ANEW));
  }

  private PackShown heard() throws InterruptedException {
    return Optional.ofNullable(told.poll(30, TimeUnit.SECONDS)).orElseThrow();
  }

  @Test
  void aPackIsInForceWhenAllItsCodesWereShownInAnyOrder() throws Exception {
    List<String> all = chain(signed, 8);
    int count = all.size();
    assertTrue(count > 2, "two codes have few orders");
    for (int have = 1; have < count; have++) {
      shows("\0]Q1" + all.get(count - have) + "\r\n");
      assertEquals(new PackShown.Piece(have, count, 1), heard());
    }
    shows(all.getFirst());
    assertEquals(new PackShown.Taken("revocations", 8), heard());
    assertEquals(8, store.held().getFirst().version());
  }

  private PackShown showAll(List<String> all) throws InterruptedException {
    PackShown last = new PackShown.Misread();
    for (String each : all) {
      shows(each);
      last = heard();
    }
    return last;
  }

  @Test
  void whatTheStoreRefusesIsToldWithItsReason() throws Exception {
    assertEquals(
        new PackShown.Refused("not signed by a trusted key"), showAll(chain(new SignedPacks(), 8)));
    List<String> newer = chain(signed, 9);
    assertEquals(new PackShown.Taken("revocations", 9), showAll(newer));
    assertEquals(new PackShown.Held(), showAll(newer));
    assertEquals(
        new PackShown.Refused("older than version 9, which was in force"),
        showAll(chain(signed, 8)));
    assertEquals(9, store.held().getFirst().version());
  }

  @Test
  void aCodeThatIsHeldBeforeTheReaderIsToldOnce() throws Exception {
    List<String> all = chain(signed, 8);
    for (int i = 0; i < 10; i++) {
      assertTrue(show(all.getFirst(), Duration.ofSeconds(1)));
    }
    assertEquals(new PackShown.Piece(1, all.size(), 2), heard());
  }

  @Test
  void whatIsNotGoneOnWithIsForgotten() throws Exception {
    List<String> all = chain(signed, 8);
    shows(all.get(0));
    assertEquals(new PackShown.Piece(1, all.size(), 2), heard());
    assertTrue(show(all.get(1), PackCodes.FORGOTTEN.plusMillis(1)));
    assertEquals(new PackShown.Piece(1, all.size(), 1), heard());
  }

  @Test
  void aMisreadCodeIsToldAsSuchAndTheOthersStay() throws Exception {
    List<String> all = chain(signed, 8);
    shows(all.get(0));
    assertEquals(new PackShown.Piece(1, all.size(), 2), heard());
    shows(all.get(1).substring(0, 100));
    assertEquals(new PackShown.Misread(), heard());
    shows(all.get(0));
    assertEquals(new PackShown.Piece(1, all.size(), 2), heard());
  }

  @Test
  void whatIsNoCodeOfAPackIsForSomebodyElse() {
    assertFalse(show("001090000001|012345678|SPECIMEN", SHOWN_ANEW));
    assertFalse(show("TQC1:6BFOXN", SHOWN_ANEW));
    assertFalse(show("x|TQK1:", SHOWN_ANEW));
    assertFalse(show("", SHOWN_ANEW));
  }
}
