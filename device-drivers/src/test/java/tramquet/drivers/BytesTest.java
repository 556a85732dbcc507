package tramquet.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class BytesTest {

  private static final Bytes ABC = Bytes.of(new byte[] {'a', 'b', 'c'});

  @Test
  void theArrayGivenAndTheArrayHandedOutAreCopies() {
    byte[] given = {'a', 'b', 'c'};
    Bytes bytes = Bytes.of(given);
    given[0] = 'x';
    bytes.toArray()[1] = 'x';
    assertEquals(ABC, bytes);
  }

  @Test
  void slicesJoinToTheWhole() {
    assertEquals(ABC, ABC.slice(0, 1).plus(ABC.slice(1, 3)));
    assertEquals(Bytes.NONE, ABC.slice(1, 1));
  }

  @Test
  void equalBytesHaveEqualHashes() {
    assertEquals(ABC.hashCode(), ABC.slice(0, 3).hashCode());
    assertNotEquals(ABC, ABC.slice(0, 2));
  }

  @Test
  void theTextTellsOnlyTheLength() {
    assertEquals("3 bytes", ABC.toString());
  }
}
