package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;

class ScannerModelsTest {

  @Test
  void noTwoModelsShareAnId() {
    assertEquals(
        ScannerModels.ALL.size(),
        ScannerModels.ALL.stream().map(ScannerModel::id).collect(Collectors.toSet()).size());
  }

  @Test
  void aModelIsFoundByItsId() {
    assertTrue(ScannerModels.withId("generic-line").isPresent());
    assertTrue(ScannerModels.withId("keyboard").isPresent());
    assertTrue(ScannerModels.withId("abacus").isEmpty());
  }

  @Test
  void whatIsAskedBeforeADatalogicMeansNothingToIt() {
    String letters = "EDFRB";
    for (ScannerModel model : ScannerModels.ALL) {
      if (model instanceof Datalogic) {
        return;
      } else if (model instanceof SerialModel serial && serial.canBeProbed()) {
        Bytes question =
            serial.dialect(FrameRules.terminatedAt(9_600)).bytes(Command.IDENTIFY).orElseThrow();
        for (byte each : question.toArray()) {
          assertTrue(letters.indexOf(each) < 0, model.id());
        }
      }
    }
    fail("there is no Datalogic");
  }
}
