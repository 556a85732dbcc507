package tramquet.box;

import org.junit.jupiter.api.Order;

/// A reader that types its codes.
@Order(8)
final class KeyboardJourneyIT extends PluggedReaderJourney {
  KeyboardJourneyIT() {
    super(new SharedBox.Kiosk("typing", KioskFiles.LaneSetup.TYPING));
  }

  @Override
  PluggedReader reader() {
    return new TypingReader(site().machine().monitor());
  }
}
