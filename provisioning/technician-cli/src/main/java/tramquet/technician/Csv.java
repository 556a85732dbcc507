package tramquet.technician;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Comma separated values with a header (RFC 4180), as spreadsheets save them: quotes, doubled
/// quotes, line breaks in quotes, a byte order mark, `;` where the header has no comma.
final class Csv {
  private final String text;
  private final char separator;
  private int at;

  private Csv(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /// Each row by the names of the header, in lower case; rows without any value are left out.
  static List<Map<String, String>> rows(String file) {
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    String first = text.lines().findFirst().orElse("");
    Csv csv = new Csv(text, first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',');
    List<String> header = csv.record();
    List<Map<String, String>> rows = new ArrayList<>();
    while (csv.at < text.length()) {
      List<String> values = csv.record();
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(header.size(), values.size()); i++) {
        row.put(header.get(i).strip().toLowerCase(Locale.ROOT), values.get(i));
      }
      if (values.stream().anyMatch(value -> !value.isBlank())) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> record() {
    List<String> values = new ArrayList<>();
    do {
      values.add(value());
    } while (next(separator));
    next('\r');
    next('\n');
    return values;
  }

  private boolean next(char expected) {
    boolean there = at < text.length() && text.charAt(at) == expected;
    at += there ? 1 : 0;
    return there;
  }

  private String value() {
    StringBuilder value = new StringBuilder();
    boolean quoted = next('"');
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quoted && c == '"') {
        at++;
        quoted = next('"');
        if (!quoted) {
          continue;
        }
        value.append('"');
      } else if (!quoted && (c == separator || c == '\r' || c == '\n')) {
        break;
      } else {
        value.append(c);
        at++;
      }
    }
    return value.toString();
  }
}
