package tramquet.centre.registry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finds administrative units by what people call them: `Đà Nẵng/Hải Châu`, `da nang / phuong hai
/// chau`, or `Hải Châu` where no other is called so. From the province down, any level left out but
/// the last; with or without what kind of unit it is, in capitals or not; and without marks, where
/// nothing has the name with them. The newest list that has the name counts.
final class AreaNames {
  /// Longest text that is looked at.
  static final int LONGEST = 200;

  private static final String KINDS =
      "^(thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu) ";
  private static final String PLAIN_KINDS = plain(KINDS);

  private final List<Unit> units;
  private final Map<String, String> names = new HashMap<>();

  /// A unit of a list.
  ///
  /// @param path of codes from the province down
  record Unit(int list, String path, String name) {
    private int depth() {
      return path.split("/", -1).length;
    }

    private Optional<String> above() {
      int end = path.lastIndexOf('/');
      return end < 0 ? Optional.empty() : Optional.of(path.substring(0, end));
    }

    /// For people: `Phường Hải Châu (48/20242)`.
    String text() {
      return name + " (" + path + ")";
    }
  }

  /// @param units of all lists
  AreaNames(List<Unit> units) {
    this.units = List.copyOf(units);
    units.forEach(unit -> names.put(unit.list() + " " + unit.path(), unit.name()));
  }

  /// Those of that name; one above all others of the name is meant alone.
  List<Unit> find(String text) {
    List<String> wanted = Arrays.stream(text.split("/", -1)).map(AreaNames::tidy).toList();
    if (text.length() > LONGEST || wanted.contains("")) {
      return List.of();
    }
    for (int list : AreaLists.LISTS) {
      for (boolean plain : new boolean[] {false, true}) {
        List<Unit> found = highest(in(list, wanted, plain));
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  private List<Unit> in(int list, List<String> wanted, boolean plain) {
    return units.stream()
        .filter(unit -> unit.list() == list && isMeant(unit, wanted, plain))
        .toList();
  }

  private static List<Unit> highest(List<Unit> found) {
    Optional<Unit> first = found.stream().min(Comparator.comparingInt(Unit::depth));
    return first
            .filter(unit -> found.stream().filter(o -> o.depth() == unit.depth()).count() == 1)
            .isPresent()
        ? List.of(first.get())
        : found;
  }

  private boolean isMeant(Unit unit, List<String> wanted, boolean plain) {
    if (!isCalled(unit.name(), wanted.getLast(), plain)) {
      return false;
    }
    List<String> above = new ArrayList<>(wanted.subList(0, wanted.size() - 1));
    for (Optional<String> path = unit.above(); path.isPresent() && !above.isEmpty(); ) {
      String name = names.getOrDefault(unit.list() + " " + path.get(), "");
      if (isCalled(name, above.getLast(), plain)) {
        above.removeLast();
      }
      path = new Unit(unit.list(), path.get(), name).above();
    }
    return above.isEmpty();
  }

  private static boolean isCalled(String name, String wanted, boolean plain) {
    UnaryOperator<String> form = plain ? AreaNames::plain : UnaryOperator.identity();
    String whole = form.apply(tidy(name));
    String asked = form.apply(wanted);
    return whole.equals(asked) || whole.replaceFirst(plain ? PLAIN_KINDS : KINDS, "").equals(asked);
  }

  private static String tidy(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd');
  }
}
