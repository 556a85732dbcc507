package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/// A kiosk that is set up by a code, and all it takes: the centre with its database and broker, the
/// kiosk, and the technician's command, each a process of its own. Nobody types on the kiosk.
abstract class EnrolScene {
  static final Duration PATIENCE = Duration.ofMinutes(1);
  static final Pattern DIGITS = Pattern.compile("compare the digits (\\d{6})");
  private static final Path ROOT =
      Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();

  private final Cast cast = new Cast(9);

  @TempDir Path folder;

  /// As a package brings it: hardware, and nothing of who the kiosk is.
  private static String bare(String toml) {
    StringBuilder text = new StringBuilder();
    boolean kept = true;
    for (String line : toml.lines().toList()) {
      if (line.startsWith("[")) {
        kept = !List.of("[uplink]", "[keys]", "[trust]", "[watch_list]").contains(line);
      }
      if (kept && !line.startsWith("id = ") && !line.startsWith("name = ")) {
        text.append(line.startsWith("pack = ") ? "pack = \"manifest\"" : line).append('\n');
        if (line.equals("[pins]")) {
          text.append("maintenance = 26\n");
        }
      }
    }
    return text.toString();
  }

  LiveKiosk kiosk(String name) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    return new LiveKiosk(
        ROOT, own, DemoKeys.generate(new SecureRandom()), Optional.empty(), EnrolScene::bare);
  }

  static String logged(LiveKiosk kiosk, Pattern wanted) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Matcher matcher = wanted.matcher(String.join("\n", kiosk.log()));
      if (matcher.find()) {
        return matcher.group(matcher.groupCount());
      }
      assertTrue(System.nanoTime() < until, () -> "not logged: " + wanted);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  void letSomebodyIn(LiveKiosk kiosk) throws InterruptedException {
    kiosk.show(Cards.read(Cards.citizen(cast.next())));
    kiosk.lamp("green");
  }

  static TechnicianDesk desk(Map<String, String> environment) {
    return new TechnicianDesk(ROOT, environment);
  }

  Path authority() throws Exception {
    Path authority = folder.resolve("authority");
    desk(Map.of()).good("authority", "init", "--out", authority.toString(), "--host", "localhost");
    return authority;
  }

  /// @param port for HTTPS; 0 for any
  LiveCentre centre(Path authority, int port) throws IOException, InterruptedException {
    return new LiveCentre(
        ROOT,
        folder.resolve("centre"),
        Files.createDirectory(folder.resolve("logs")),
        List.of(
            "--authority",
            authority.resolve("centre").toString(),
            "--https-address",
            "127.0.0.1",
            "--https-port",
            Integer.toString(port)));
  }

  static long visits(LiveCentre centre) throws IOException, InterruptedException {
    return visits(centre.stopAndList(), "han-1", "1").size();
  }

  static List<String> visits(List<String> ledger, String kiosk, String lane) {
    return ledger.stream()
        .filter(line -> line.contains("\"kiosk\":\"" + kiosk + "\""))
        .filter(line -> line.contains("\"lane\":\"" + lane + "\""))
        .filter(line -> line.contains("\"kind\":\"visit\""))
        .toList();
  }

  static Map<String, String> atTheDesk(LiveCentre centre, Path authority)
      throws IOException, InterruptedException {
    Path token = authority.resolve("desk.token");
    Files.writeString(
        token,
        String.join("\n", centre.tell("token", "desk-1", "--postgres", centre.said("postgres"))));
    Map<String, String> environment = new HashMap<>();
    environment.put("TRAMQUET_CENTRE", centre.said("https"));
    environment.put("TRAMQUET_CA", authority.resolve("root-ca.pem").toString());
    environment.put("TRAMQUET_TOKEN", token.toString());
    return environment;
  }

  /// A place that has one lane.
  static void registerLane(TechnicianDesk desk) throws Exception {
    desk.good(
        "place", "add", "cho-han", "--kind", "market", "--name", "Chợ Hàn", "--area", "48/20242");
    desk.good("lane", "add", "cho-han", "1");
  }
}
