package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhotographsTest {
  private static final int LEAST = 94;
  private static final CodeImage READER = new CodeImage(Duration.ofSeconds(10), System::nanoTime);

  @Test
  void nearlyAllAreReadAndNoneWrong() {
    List<String> wrong = new ArrayList<>();
    int right = 0;
    for (String name : Photographs.withCode()) {
      if (READER.read(Photographs.image(name)) instanceof CodeReading.Code code) {
        if (Photographs.says(name, code.data())) {
          right++;
        } else {
          wrong.add(name);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(right >= LEAST, right + " of 97");
  }

  @Test
  void nothingIsReadWhereThereIsNoCode() {
    for (String name : Photographs.withoutCode()) {
      assertEquals(new CodeReading.NoCode(), READER.read(Photographs.image(name)), name);
    }
  }
}
