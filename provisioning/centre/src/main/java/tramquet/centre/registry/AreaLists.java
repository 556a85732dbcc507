package tramquet.centre.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// Việt Nam's administrative units, as lists that come with the program: 2021 (63 provinces, 705
/// districts, 10,599 wards) and 2026 (34 provinces, 3,321 communes). See the `NOTICE` beside them.
final class AreaLists {
  static final List<Integer> LISTS = List.of(2026, 2021);

  private AreaLists() {}

  /// Puts in what is not there; several nodes may do so at once.
  static void fill(DataSource database) {
    JdbcTemplate sql = new JdbcTemplate(database);
    for (int list : LISTS) {
      Integer there =
          sql.queryForObject("SELECT count(*) FROM area WHERE list = ?", Integer.class, list);
      List<Object[]> rows = rows(list);
      if (there == null || there < rows.size()) {
        sql.batchUpdate(
            "INSERT INTO area (list, path, level, name) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            rows);
      }
    }
  }

  /// Rows of the table, those above before those below.
  static List<Object[]> rows(int list) {
    String name = "areas-%d.csv".formatted(list);
    try (InputStream in = Objects.requireNonNull(AreaLists.class.getResourceAsStream(name), name);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, String> paths = new HashMap<>();
      List<Object[]> rows = new ArrayList<>();
      for (String line : text.lines().skip(1).toList()) {
        // code, level, name, code of the unit above
        String[] parts = line.split(",", -1);
        String path =
            parts[3].isEmpty()
                ? parts[0]
                : Objects.requireNonNull(paths.get(parts[3]), line) + "/" + parts[0];
        paths.put(parts[0], path);
        rows.add(new Object[] {list, path, parts[1], parts[2]});
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
