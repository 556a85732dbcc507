package tramquet.kiosk.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.kiosk.order.SpecimenOrders.FROM;
import static tramquet.kiosk.order.SpecimenOrders.UNTIL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.order.UsedOrders.Claim;

class UsedOrdersTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("orders");
  }

  private static Claim claim(UsedOrders used, int number) {
    return used.claim(new UUID(7, number), UNTIL, FROM);
  }

  @Test
  void anOrderIsFreshOnce() {
    UsedOrders used = new UsedOrders(file);
    assertEquals(Claim.FRESH, claim(used, 1));
    assertEquals(Claim.USED, claim(used, 1));
    assertEquals(Claim.FRESH, claim(used, 2));
  }

  @Test
  void aRestartForgetsNothing() {
    assertEquals(Claim.FRESH, claim(new UsedOrders(file), 1));
    UsedOrders again = new UsedOrders(file);
    assertEquals(Claim.USED, claim(again, 1));
    assertEquals(Claim.FRESH, claim(again, 2));
    assertEquals(Claim.USED, claim(new UsedOrders(file), 2));
  }

  /// The power goes while a line is written: what was not wholly written was not done.
  @Test
  void whereverTheLastLineEndsTheOthersCount() throws IOException {
    UsedOrders used = new UsedOrders(file);
    claim(used, 1);
    long first = Files.size(file);
    claim(used, 2);
    byte[] whole = Files.readAllBytes(file);
    for (int length = (int) first; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      UsedOrders again = new UsedOrders(file);
      assertEquals(Claim.USED, claim(again, 1));
      assertEquals(Claim.FRESH, claim(again, 2), "length " + length);
      assertEquals(Claim.FRESH, claim(again, 3));
      UsedOrders third = new UsedOrders(file);
      assertEquals(Claim.USED, claim(third, 2));
      assertEquals(Claim.USED, claim(third, 3));
    }
  }

  @Test
  void aDamagedFileMakesNothingFresh() throws IOException {
    claim(new UsedOrders(file), 1);
    Files.writeString(file, "x\n", StandardOpenOption.APPEND);
    UsedOrders damaged = new UsedOrders(file);
    assertEquals(Claim.FAILED, claim(damaged, 1));
    assertEquals(Claim.FAILED, claim(damaged, 2));
    Files.delete(file);
    assertEquals(Claim.FRESH, claim(new UsedOrders(file), 2));
  }

  @Test
  void aFileThatCannotBeReadMakesNothingFresh() throws IOException {
    Files.createDirectory(file);
    assertEquals(Claim.FAILED, claim(new UsedOrders(file), 1));
  }

  @Test
  void withoutADiskNothingIsFreshAndWithItAllIsWellAgain() throws IOException {
    Path gone = folder.resolve("gone");
    UsedOrders used = new UsedOrders(gone.resolve("orders"));
    assertEquals(Claim.FAILED, claim(used, 1));
    Files.createDirectory(gone);
    assertEquals(Claim.FRESH, claim(used, 1));
    assertEquals(Claim.USED, claim(new UsedOrders(gone.resolve("orders")), 1));
  }

  @Test
  void onlyWhatHasLongBeenOverMakesRoom() {
    UsedOrders used = new UsedOrders(file, 2);
    claim(used, 1);
    claim(used, 2);
    assertEquals(Claim.FULL, claim(used, 3));
    assertEquals(Claim.FULL, used.claim(new UUID(7, 3), UNTIL, UNTIL.plus(Duration.ofHours(23))));
    assertEquals(Claim.FRESH, used.claim(new UUID(7, 3), UNTIL, UNTIL.plus(Duration.ofHours(25))));
    assertEquals(Claim.USED, claim(new UsedOrders(file), 3));
  }

  @Test
  void theFileHoldsNothingOfThePersonsInvolved() throws IOException {
    claim(new UsedOrders(file), 1);
    assertTrue(Files.readString(file).matches("00000000-0000-0007-0000-000000000001 [0-9]+\n"));
  }
}
