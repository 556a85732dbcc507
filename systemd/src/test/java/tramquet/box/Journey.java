package tramquet.box;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A journey has a box of its own, which its tests share; what is in it afterwards is below
/// `target/box`. Nothing is ever skipped: where a box cannot be built, the journey fails.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {
  /// Nothing in software emulation is quick.
  static final Duration SOON = Duration.ofMinutes(2);

  private final KioskFiles.LaneSetup lane;
  private Site site;

  Journey(KioskFiles.LaneSetup lane) {
    this.lane = lane;
  }

  @BeforeAll
  void boot() throws IOException {
    site =
        Site.open(
            Path.of(System.getProperty("tramquet.root")),
            getClass().getSimpleName(),
            lane,
            System::nanoTime);
    begin();
  }

  /// What comes before the first test: a kiosk that serves.
  void begin() throws IOException {
    site.install();
    site.configure();
  }

  @AfterAll
  void shutDown() throws IOException {
    if (site != null) {
      site.close();
    }
  }

  Site site() {
    return site;
  }
}
