package tramquet.centre;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the centre says on standard output, for programs: `READY {…}` once, when everything runs,
/// and `RESTARTED {…}` when an embedded part died and runs again.
final class ReadyLine {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ReadyLine() {}

  /// `READY {"mqtt":…,"postgres":…,"http":…,"pids":{"centre":…,"broker":…,"postgres":…}}`; without
  /// embedded parts `pids` has the centre's alone; `https` where kiosks are enrolled.
  static String ready(Addresses addresses) {
    ObjectNode line = JSON.createObjectNode();
    line.put("mqtt", addresses.mqtt());
    line.put("postgres", addresses.postgres());
    line.put("http", addresses.http());
    addresses.https().ifPresent(https -> line.put("https", https));
    ObjectNode pids = line.putObject("pids");
    pids.put("centre", ProcessHandle.current().pid());
    addresses.pids().forEach(pids::put);
    return "READY " + JSON.writeValueAsString(line);
  }

  /// `RESTARTED {"part":"broker","pid":…}`
  static String restarted(String part, long pid) {
    ObjectNode line = JSON.createObjectNode();
    line.put("part", part);
    line.put("pid", pid);
    return "RESTARTED " + JSON.writeValueAsString(line);
  }

  /// Where everything is.
  ///
  /// @param mqtt `tcp://…`
  /// @param postgres `jdbc:postgresql://…`
  /// @param http `http://…`
  /// @param https where kiosks are enrolled, if they are: `https://…`
  /// @param pids process ids of the embedded parts
  record Addresses(
      String mqtt, String postgres, String http, Optional<String> https, Map<String, Long> pids) {}
}
