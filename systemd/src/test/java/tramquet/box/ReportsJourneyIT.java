package tramquet.box;

import java.io.IOException;
import org.junit.jupiter.api.Order;

/// A reader that speaks in reports, found by the socket that it is in.
@Order(10)
final class ReportsJourneyIT extends PluggedReaderJourney {
  ReportsJourneyIT() {
    super(new SharedBox.Kiosk("reports", KioskFiles.LaneSetup.REPORTS));
  }

  @Override
  void begin() throws IOException {
    reader().assemble();
    super.begin();
  }

  @Override
  ReportReader reader() {
    return new ReportReader(site().machine());
  }
}
