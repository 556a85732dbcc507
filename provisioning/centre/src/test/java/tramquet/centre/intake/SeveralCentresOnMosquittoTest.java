package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tramquet.centre.CentreProcess;
import tramquet.centre.MosquittoBroker;

/// `SeveralCentresTest` on another broker.
@EnabledIfSystemProperty(named = MosquittoBroker.PROGRAM, matches = ".+")
class SeveralCentresOnMosquittoTest extends SeveralCentresTest {
  private final MosquittoBroker mosquitto = new MosquittoBroker();

  SeveralCentresOnMosquittoTest() throws IOException {}

  @Override
  String broker() {
    return mosquitto.url();
  }

  /// This broker cuts the first off without a word, so both come back; the first suspects why.
  @Override
  void assertTheFirstHears(CentreProcess first) {
    first.awaitLine("Give each a name of its own: --node NAME");
    assertTrue(first.process().isAlive());
  }

  @AfterEach
  void stop() {
    mosquitto.close();
  }
}
