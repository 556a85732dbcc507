package tramquet.centre.intake;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tramquet.centre.MosquittoBroker;

/// `SeveralNodesTest` on another broker.
@EnabledIfSystemProperty(named = MosquittoBroker.PROGRAM, matches = ".+")
class SeveralNodesOnMosquittoTest extends SeveralNodesTest {
  private final MosquittoBroker mosquitto = new MosquittoBroker();

  SeveralNodesOnMosquittoTest() throws IOException {}

  @Override
  String broker() {
    return mosquitto.url();
  }

  @Override
  boolean waitsForAnHeir() {
    return true;
  }

  @AfterEach
  void stop() {
    mosquitto.close();
  }
}
