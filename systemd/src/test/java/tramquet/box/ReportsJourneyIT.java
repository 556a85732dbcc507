package tramquet.box;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A reader that speaks in reports, found by the socket that it is in.
@Order(12)
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

  /// It takes UTF-8 for Latin-1 and encodes it again; before, it did not.
  @Test
  @Order(2)
  void aReaderWithAWrongCharacterSetIsNamedByTheSheet() throws IOException {
    String names = "3: Nguyễn Thị Hằng, Đà Nẵng, Ẩm Ộ ữ";
    calibrate(ReportReader.PORT);
    reader().scan(names);
    site().machine().until("grep -q '^  3 .*: right' /run/said", SOON);
    reader().scan(new String(names.getBytes(UTF_8), ISO_8859_1));
    awaitSaid("it takes UTF-8 for ISO-8859-1 and encodes it again");
  }
}
