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
  private static final String NAME = "danh sách mới";

  StickJourneyIT() {
    super(SharedBox.Kiosk.PLAIN);
  }

  private Stick stick(String id, String label) throws IOException {
    return Stick.make(site().share(), id, label, site().machine().monitor());
  }

  private void awaitWord(String unit, String word) throws IOException {
    site()
        .machine()
        .until("journalctl -b -u '%s' --no-pager | grep -qF '%s'".formatted(unit, word), SOON);
  }

  private void awaitKiosk(String word) throws IOException {
    awaitWord("tramquet-kiosk", word);
  }

  private int sticksRead() throws IOException {
    return (int) site().journal().lines().filter(line -> line.contains("packs taken from")).count();
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
    awaitKiosk("watch-list: version 2 in force");
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
    assertEquals(2, sticksRead());
    assertFalse(site().journal().contains(NAME), "a stranger's word is in the journal");
  }

  @Test
  void aStickThatIsCalledOtherwiseIsNotLookedAt() throws IOException {
    int before = sticksRead();
    Stick other = stick("other", "HOLIDAY");
    other.put(site().share().resolve("etc").resolve(KioskFiles.NEXT), "next.pack");
    other.plug();
    site().machine().until("[ -e /dev/disk/by-label/HOLIDAY ] && udevadm settle", SOON);
    assertEquals(
        "0", site().machine().run("systemctl list-jobs | grep -c tramquet-kiosk-stick || true"));
    assertEquals(before, sticksRead());
    other.unplug();
  }
}
