package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the service manager says of each unit that a package ships:
/// `-Dtramquet.systemd-analyze=/usr/bin/systemd-analyze`. It looks at files alone; none need run
/// here. That the services work so is what the journeys show.
@EnabledIfSystemProperty(named = "tramquet.systemd-analyze", matches = ".+")
class UnitsTest {
  private static final Path PACKAGES = root().resolve("systemd/package");
  private static final Path UNITS = Path.of("usr/lib/systemd/system");

  /// What units name and Debian brings.
  private static final List<String> PROGRAMS = List.of("bin/sh");

  /// At the most, in tenths: 10 is the largest exposure.
  private static final String THRESHOLD = "20";

  @TempDir private Path tree;

  private static Path root() {
    return Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath().normalize();
  }

  static List<Path> units() throws IOException {
    PathMatcher unit = FileSystems.getDefault().getPathMatcher("glob:**/root/" + UNITS + "/*");
    try (Stream<Path> all = Files.walk(PACKAGES)) {
      return all.filter(unit::matches).sorted().toList();
    }
  }

  static List<Path> services() throws IOException {
    return units().stream().filter(unit -> unit.toString().endsWith(".service")).toList();
  }

  /// A system as far as the units see it: theirs, Debian's targets, and programs that can be run.
  @BeforeEach
  void plantTree() throws IOException {
    try (Stream<Path> packages = Files.list(PACKAGES)) {
      for (Path each : packages.map(p -> p.resolve("root")).filter(Files::exists).toList()) {
        copy(each, tree);
      }
    }
    try (Stream<Path> debians = Files.list(Path.of("/").resolve(UNITS))) {
      for (Path each : debians.filter(p -> p.toString().endsWith(".target")).toList()) {
        Files.copy(each, tree.resolve(UNITS).resolve(each.getFileName()));
      }
    }
    for (String each : PROGRAMS) {
      Path program = tree.resolve(each);
      Files.createDirectories(program.getParent());
      Files.createFile(
          program,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
  }

  @Test
  void everyPackageWithAServiceIsLookedAt() throws IOException {
    assertEquals(7, units().size());
  }

  /// It warns of a key that it does not know, and ends with success all the same.
  @ParameterizedTest
  @MethodSource("units")
  void theManagerFindsNothingToSay(Path unit) throws IOException {
    assertEquals("", verify(unit));
  }

  @Test
  void aWrongKeyAndAMissingProgramAreFound() throws IOException {
    Path unit = units().getFirst();
    spoil(unit, "[Service]", "[Service]\nProtectEverything=yes");
    assertTrue(verify(unit).contains("ProtectEverything"));
    Files.delete(tree.resolve("usr/lib/tramquet-kiosk/display"));
    assertFalse(verify(UNITS.resolve("tramquet-display.service")).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("services")
  void littleIsExposed(Path unit) throws IOException {
    assertTrue(isTight(unit), () -> "systemd-analyze security " + unit);
  }

  @ParameterizedTest
  @MethodSource("services")
  void aUnitThatMayDoWhatItLikesIsFound(Path unit) throws IOException {
    spoil(
        unit,
        "CapabilityBoundingSet=\n",
        "CapabilityBoundingSet=CAP_SYS_ADMIN CAP_DAC_OVERRIDE CAP_NET_ADMIN\n");
    spoil(unit, "SystemCallFilter", "#");
    spoil(unit, "ProtectSystem", "#");
    assertFalse(isTight(unit), () -> "systemd-analyze security " + unit);
  }

  private void spoil(Path unit, String was, String is) throws IOException {
    Path file = tree.resolve(UNITS).resolve(unit.getFileName());
    String text = Files.readString(file);
    assertTrue(text.contains(was), file + " has no " + was);
    Files.writeString(file, text.replace(was, is));
  }

  private String verify(Path unit) throws IOException {
    return analyze(List.of("verify", "--man=no", name(unit))).text();
  }

  private boolean isTight(Path unit) throws IOException {
    return analyze(List.of("security", "--offline=true", "--threshold=" + THRESHOLD, name(unit)))
            .status()
        == 0;
  }

  private static String name(Path unit) {
    return unit.getFileName().toString();
  }

  private record Said(int status, String text) {}

  private Said analyze(List<String> words) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(System.getProperty("tramquet.systemd-analyze"))
            .redirectErrorStream(true);
    builder.command().addAll(List.of("--root=" + tree, "--no-pager"));
    builder.command().addAll(words);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      return new Said(process.waitFor(), text.strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}
