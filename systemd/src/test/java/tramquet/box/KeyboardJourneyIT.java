package tramquet.box;

import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A reader that types its codes.
@Order(10)
final class KeyboardJourneyIT extends PluggedReaderJourney {
  KeyboardJourneyIT() {
    super(new SharedBox.Kiosk("typing", KioskFiles.LaneSetup.TYPING));
  }

  @Override
  TypingReader reader() {
    return new TypingReader(site().machine().monitor());
  }

  /// The keys that a reader strikes for the sheet's letters when it takes the computer's keyboard
  /// for a German one: there Y and Z have changed places, and a colon is above the full stop.
  @Test
  @Order(2)
  void aReaderSetToAForeignKeyboardIsNamedByTheSheet() throws IOException {
    calibrate(TypingReader.PORT);
    reader().type("1> the quick brown fox jumps over the layz dog 0123456789 AQWYZM");
    awaitSaid("its keyboard is German (QWERTZ): set it to United States");
  }
}
