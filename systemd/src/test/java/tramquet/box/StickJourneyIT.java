package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Somebody brings packs on a stick.
@Order(6)
class StickJourneyIT extends Journey {
  private static final String NAME = "danh sách [mới]";

  private static final String TAKEN = "packs taken from a stick";
  private static final String IN_FORCE = "watch-list: version 2 in force";

  StickJourneyIT() {
    super(SharedBox.Kiosk.PLAIN);
  }

  private Stick stick(String id, String label) throws IOException {
    return Stick.make(site().share(), id, label, site().machine().monitor());
  }

  private void awaitKiosk(String word) throws IOException {
    site()
        .machine()
        .until("journalctl -b -u tramquet-kiosk --no-pager | grep -qF '%s'".formatted(word), SOON);
  }

  private long said(String word) throws IOException {
    return site().journal().lines().filter(line -> line.contains(word)).count();
  }

  @Test
  void whatItBringsIsInForceAndWhatIsNoPackIsRefused() throws IOException {
    Path files = site().share().resolve("etc");
    Stick stick = stick("ours", "TRAMQUET");
    stick.put(files.resolve(KioskFiles.NEXT), NAME + ".pack");
    stick.put(files.resolve("kiosk.toml"), "thư.PACK");
    stick.put(files.resolve("kiosk.toml"), "read me.txt");
    stick.plug();
    site().trace().awaitScreen("for-pack", SOON);
    awaitKiosk(IN_FORCE);
    var _ = site().photograph("stick");
    awaitKiosk("what was brought is refused: ");
    assertEquals("", site().machine().run("grep /dev/sd /proc/mounts || true"));
    assertEquals("", site().machine().run("ls /run/tramquet-packs"));
    letSomebodyIn();
    stick.unplug();

    // The same once more: it is held.
    site().trace().awaitScreen("idle", SOON);
    stick.plug();
    site().trace().awaitScreen("for-pack", SOON);
    stick.unplug();
    assertEquals(2, said(TAKEN));
    assertEquals(1, said(IN_FORCE));
    assertEquals(0, said("watch-list: a pack is refused"));
    assertFalse(site().journal().contains(NAME), "a stranger's word is in the journal");
  }

  @Test
  void aStickThatIsCalledOtherwiseIsNotLookedAt() throws IOException {
    long before = said(TAKEN);
    Stick other = stick("other", "HOLIDAY");
    other.put(site().share().resolve("etc").resolve(KioskFiles.NEXT), "next.pack");
    other.plug();
    site().machine().until("[ -e /dev/disk/by-label/HOLIDAY ] && udevadm settle", SOON);
    assertEquals(
        "0", site().machine().run("systemctl list-jobs | grep -c tramquet-kiosk-stick || true"));
    assertEquals(before, said(TAKEN));
    other.unplug();
  }
}
