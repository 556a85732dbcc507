package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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
}
