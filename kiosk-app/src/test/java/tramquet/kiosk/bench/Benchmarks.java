package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs the benchmarks of the kiosk: `mvn -Pbench verify`, or with `-Dbench.only=NAME,NAME` those
/// of these names. An aim that is missed is told; only a benchmark that could not run fails the
/// build.
final class Benchmarks {
  private static final String EVERYTHING = "";

  /// Some figures.
  private interface Benchmark {
    List<Figure> run() throws IOException, InterruptedException;
  }

  private Benchmarks() {}

  /// Runs them.
  ///
  /// @param arguments the repository, built
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path target = root.resolve("kiosk-app/target");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("tramquet-bench-");
    try {
      Measured kiosk = Measured.prepare(root, Site.in(folder));
      Map<String, Benchmark> all = new LinkedHashMap<>();
      all.put("scan-to-pin", new ScanToPin(kiosk)::run);
      all.put("first-frame", new FirstFrame(kiosk, root)::run);
      if (OwnRuntime.isPossible()) {
        all.put("runtime", new OwnRuntime(kiosk, new FirstFrame(kiosk, root))::run);
      }
      all.put("frame", () -> new FrameShown(kiosk, target.resolve("lib")).run(out));
      all.put("idle", new IdleProcessor(kiosk, target.resolve("lib"))::run);
      all.put("memory", new ResidentMemory(kiosk, target.resolve("lib"))::run);
      all.put("storage", () -> StorageCosts.run(folder, out));
      all.put("drain", () -> Drain.run(kiosk, root, folder, out));
      all.put("slow-card", SlowCard::run);
      all.put("emergency", EmergencyEdge::run);
      all.put("formats", new Formats(kiosk, root)::run);
      all.put("simulation", Simulations::run);
      all.put("scanners", () -> Scanners.run(kiosk));
      all.put("pins", () -> new PinTimes().run(out));
      all.put("hid-pos", HidPosBytes::run);
      all.put("camera", () -> Photographs.run(root, folder));
      all.put("camera-idle", () -> IdleCamera.run(folder));
      String only = System.getProperty("bench.only", EVERYTHING);
      if (!only.equals(EVERYTHING)) {
        all.keySet().retainAll(Set.of(only.split(",", -1)));
      }
      out.println(kiosk.script().options());
      for (Map.Entry<String, Benchmark> each : all.entrySet()) {
        out.println(each.getKey() + " …");
        // At once: on a busy machine somebody may not wait for the rest.
        Report report = new Report(each.getValue().run());
        report.print(out);
        report.write(target.resolve("bench"));
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var inside = Files.walk(folder)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
