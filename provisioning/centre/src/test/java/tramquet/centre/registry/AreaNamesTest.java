package tramquet.centre.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AreaNamesTest {
  private static final AreaNames NAMES = new AreaNames(all());

  private static List<AreaNames.Unit> all() {
    List<AreaNames.Unit> all = new ArrayList<>();
    for (int list : AreaLists.LISTS) {
      AreaLists.rows(list)
          .forEach(row -> all.add(new AreaNames.Unit(list, (String) row[1], (String) row[3])));
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "Đà Nẵng, 2026, 48",
    "thành phố đà nẵng, 2026, 48",
    "da nang, 2026, 48",
    "  DA   NANG  , 2026, 48",
    "Đà Nẵng/Hải Châu, 2026, 48/20242",
    "Đà Nẵng / Phường Hải Châu, 2026, 48/20242",
    "da nang/phuong hai chau, 2026, 48/20242",
    // Only the list of 2021 has districts.
    "Đà Nẵng/Quận Hải Châu, 2021, 48/492",
    "Đà Nẵng/Quận Hải Châu/Thạch Thang, 2021, 48/492/20233",
    "Đà Nẵng/Thạch Thang, 2021, 48/492/20233"
  })
  void oneIsMeant(String text, int list, String path) {
    List<AreaNames.Unit> found = NAMES.find(text);
    assertEquals(1, found.size(), found::toString);
    assertEquals(path, found.getFirst().path());
    assertEquals(list, found.getFirst().list());
  }

  /// Whoever means one of many says which.
  @Test
  void manyOfOneNameAreTold() {
    List<AreaNames.Unit> found = NAMES.find("Tân Phú");
    assertTrue(found.size() > 1, found::toString);
    assertTrue(found.stream().allMatch(unit -> unit.name().endsWith("Tân Phú")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "Đà Nẵng/", "/Hải Châu", "Hà Nội/Hải Châu/Đà Nẵng", "Atlantis"})
  void whatIsNoNameIsNone(String text) {
    assertEquals(List.of(), NAMES.find(text));
  }

  @Test
  void whatIsTooLongIsNotLookedAt() {
    assertEquals(List.of(), NAMES.find("Đà Nẵng" + " ".repeat(AreaNames.LONGEST)));
  }

  @Test
  void everyProvinceIsFoundByItsName() {
    for (AreaNames.Unit unit : all()) {
      if (!unit.path().contains("/") && unit.list() == 2026) {
        assertEquals(List.of(unit), NAMES.find(unit.name()));
      }
    }
  }
}
