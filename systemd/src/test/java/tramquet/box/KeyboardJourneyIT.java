package tramquet.box;

import java.io.IOException;
import org.junit.jupiter.api.Order;

/// A reader that types its codes.
@Order(8)
final class KeyboardJourneyIT extends PluggedReaderJourney {
  KeyboardJourneyIT() {
    super(new SharedBox.Kiosk("typing", KioskFiles.LaneSetup.TYPING));
  }

  @Override
  void show(int number) throws IOException {
    reader().type(People.plainCard(number));
  }

  @Override
  void unplug() throws IOException {
    reader().unplug();
  }

  @Override
  void plug() throws IOException {
    reader().plug();
  }

  private TypingReader reader() {
    return new TypingReader(site().machine().monitor());
  }
}
