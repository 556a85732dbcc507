package tramquet.kiosk.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import tramquet.wire.Person.Sex;

/// Invents people: the same ones in the same order for the same seed, no two with a number in
/// common.
///
/// Thread: one at a time.
final class Cast {
  private static final List<String> FAMILIES =
      List.of(
          "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô");
  private static final List<String> MIDDLES_OF_MEN = List.of("Văn", "Đức", "Hữu", "Quốc", "Công");
  private static final List<String> MIDDLES_OF_WOMEN = List.of("Thị", "Ngọc", "Thuỳ", "Diệu");
  private static final List<String> GIVEN_OF_MEN =
      List.of("Dũng", "Tuấn", "Thắng", "Phước", "Nghĩa", "Quý", "Bảo", "Hiếu");
  private static final List<String> GIVEN_OF_WOMEN =
      List.of("Hạnh", "Yến", "Mỹ", "Phượng", "Tuyết", "Oanh", "Hiền", "Ngà");

  /// Ninh Thuận, Đà Nẵng, Khánh Hoà, Quảng Ninh, Cao Bằng, TP. Hồ Chí Minh: places of registration.
  private static final List<String> PROVINCES = List.of("058", "048", "056", "022", "004", "079");

  private final SplittableRandom random;
  private int count;

  Cast(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Another person.
  Invented next() {
    count++;
    Sex sex = random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
    LocalDate birth = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(65 * 365));
    return new Invented(
        name(sex), sex, birth, citizenId(sex, birth), digits(9), digits(10), digits(18));
  }

  private String name(Sex sex) {
    boolean man = sex == Sex.MALE;
    return String.join(
        " ",
        pick(FAMILIES),
        pick(man ? MIDDLES_OF_MEN : MIDDLES_OF_WOMEN),
        pick(man ? GIVEN_OF_MEN : GIVEN_OF_WOMEN));
  }

  /// Province, century and sex, year of birth, and six digits that are this person's alone.
  private String citizenId(Sex sex, LocalDate birth) {
    int century = (birth.getYear() / 100 - 19) * 2 + (sex == Sex.MALE ? 0 : 1);
    return pick(PROVINCES)
        + century
        + "%02d%06d".formatted(birth.getYear() % 100, random.nextInt(800) * 1000 + count % 1000);
  }

  /// Digits that end in this person's number.
  private String digits(int length) {
    StringBuilder digits = new StringBuilder("2");
    while (digits.length() < length - 4) {
      digits.append(random.nextInt(10));
    }
    return digits.append(String.format(Locale.ROOT, "%04d", count)).toString();
  }

  private String pick(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
