package tramquet.centre.registry;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tramquet.wire.Area;

/// Which area somebody means: by its codes, or as people call it.
///
/// Thread: any.
final class Areas {
  private final JdbcClient sql;

  Areas(JdbcClient sql) {
    this.sql = sql;
  }

  /// An area that a list has.
  ///
  /// @param list the year of the list
  /// @param path of codes from the province down
  record Listed(int list, String path) {}

  /// The one of a place: member `area`. Codes are those of the newest list that has them.
  Listed of(Body body) {
    if (!isCode(body.text("area"))) {
      return named(body.text("area"));
    }
    Area area = body.part("area", Area::new);
    return sql.sql("SELECT list FROM area WHERE path = ? ORDER BY list DESC LIMIT 1")
        .param(area.path())
        .query((row, _) -> new Listed(row.getInt(1), area.path()))
        .optional()
        .orElseThrow(() -> Refused.unknown("area " + area.path()));
  }

  /// The codes of the one whose places are asked for, which no list needs to have.
  String path(String area) {
    return isCode(area) ? area : named(area).path();
  }

  private static boolean isCode(String area) {
    return area.matches("[0-9/]*");
  }

  private Listed named(String area) {
    List<AreaNames.Unit> all =
        sql.sql("SELECT list, path, name FROM area ORDER BY list DESC, path")
            .query(
                (row, _) -> new AreaNames.Unit(row.getInt(1), row.getString(2), row.getString(3)))
            .list();
    List<AreaNames.Unit> found = new AreaNames(all).find(area);
    if (found.isEmpty()) {
      throw Refused.unknown("area of that name");
    }
    if (found.size() > 1) {
      throw Refused.badly(
          "area: %d are called so, %s…; put what is above before it: Đà Nẵng/Hải Châu"
              .formatted(
                  found.size(),
                  found.stream()
                      .limit(3)
                      .map(AreaNames.Unit::text)
                      .collect(Collectors.joining(", "))));
    }
    return new Listed(found.getFirst().list(), found.getFirst().path());
  }
}
