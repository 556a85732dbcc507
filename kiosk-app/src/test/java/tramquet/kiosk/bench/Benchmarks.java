package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Runs every benchmark of the kiosk: `mvn -Pbench verify`. An aim that is missed is told; only a
/// benchmark that could not run fails the build.
final class Benchmarks {
  private Benchmarks() {}

  /// Runs them all.
  ///
  /// @param arguments the repository, built
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path target = root.resolve("kiosk-app/target");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("tramquet-bench-");
    try {
      Measured kiosk = Measured.prepare(root, Site.in(folder));
      List<Figure> figures = new ArrayList<>();
      out.println("scan to pin …");
      figures.addAll(new ScanToPin(kiosk).run());
      out.println("start to first frame …");
      figures.addAll(new FirstFrame(kiosk).run());
      out.println("resident memory …");
      figures.addAll(new ResidentMemory(kiosk, target.resolve("lib")).run());
      Report report = new Report(figures);
      out.println();
      report.print(out);
      report.write(target.resolve("bench"));
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
