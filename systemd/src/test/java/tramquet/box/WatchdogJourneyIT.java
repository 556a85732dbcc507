package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Something is wrong, and the kiosk serves again without anybody's help.
@Order(5)
class WatchdogJourneyIT extends Journey {
  /// The watchdog's time, and what systemd, Java and a machine that is emulated take to start.
  private static final Duration BACK = Duration.ofMinutes(15);

  private static final String ARCHIVE = "/var/cache/tramquet/*.jsa";

  /// Its sum is that of the Java that made it and of its content.
  private static final String WHOLE =
      "[ \"$(cat /usr/lib/jvm/java-25-openjdk-*/release %1$s | cksum)\" = \"$(cat %1$s.sum)\" ]"
          .formatted(ARCHIVE);

  WatchdogJourneyIT() {
    super(SharedBox.Kiosk.PLAIN);
  }

  /// @param thread as the kernel calls it: the first 15 bytes of its name
  @ParameterizedTest
  @ValueSource(strings = {"lane", "JavaFX Applicat", "QuantumRenderer"})
  void aThreadThatHangsEndsInAFreshStart(String thread) throws IOException {
    Machine machine = site().machine();
    String before = machine.run("systemctl show -P NRestarts tramquet-kiosk");
    site().freeze(thread);
    machine.until(
        "[ $(systemctl show -P NRestarts tramquet-kiosk) -gt %s ]".formatted(before), BACK);
    site().thaw();
    site().awaitRestart();
    assertTrue(site().journal().contains("Watchdog timeout"), "something else ended the kiosk");
    letSomebodyIn();
  }

  /// A card that wears leaves a file that has its length and not its content. That one is thrown
  /// away, and another is being made: by the program that has made the first, which is waited for
  /// once only, because it takes minutes here.
  @Test
  void aTornArchiveOfClassesDoesNotKeepItFromStartingAndAnotherIsMade() throws IOException {
    Machine machine = site().machine();
    var _ =
        machine.run(
            """
            set -e
            systemctl unmask tramquet-kiosk-archive
            systemctl start --no-block tramquet-kiosk-archive
            """);
    machine.until(WHOLE, BACK);
    var _ =
        machine.run(
            """
            set -e
            systemctl stop tramquet-kiosk
            mkdir /root/whole
            cp -p %1$s* /root/whole
            archive=$(echo %1$s)
            blocks=$(($(wc -c <$archive) / 4096))
            dd if=/dev/zero of=$archive bs=4096 seek=$((blocks / 4)) count=$((blocks / 2)) conv=notrunc
            ! %2$s
            systemctl start --no-block tramquet-kiosk
            """
                .formatted(ARCHIVE, WHOLE));
    site().awaitRestart();
    assertEquals("0", machine.run("systemctl show -P NRestarts tramquet-kiosk"));
    letSomebodyIn();
    machine.until("! ls %s && pgrep -u tramquet -f Xshare:dump".formatted(ARCHIVE), BACK);
    var _ =
        machine.run(
            """
            set -e
            systemctl stop tramquet-kiosk-archive
            cp -p /root/whole/* /var/cache/tramquet
            systemctl restart tramquet-kiosk
            """);
    site().awaitRestart();
    var _ = machine.run("grep -q jsa /proc/$(systemctl show -P MainPID tramquet-kiosk)/maps");
  }
}
