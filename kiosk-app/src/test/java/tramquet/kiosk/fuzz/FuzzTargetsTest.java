package tramquet.kiosk.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What random input starts from, and what it once found.
class FuzzTargetsTest {
  private static final Path FOUND =
      Path.of(System.getProperty("tramquet.root", ".."), "kiosk-app/src/test/resources/fuzz");

  static List<FuzzTarget> targets() {
    return FuzzTarget.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everySeedIsTaken(FuzzTarget target) {
    List<byte[]> seeds = target.seeds().get();
    assertFalse(seeds.isEmpty());
    seeds.forEach(target.reader());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatWasOnceFoundIsMended(FuzzTarget target) throws IOException {
    for (Path file : found(target.name())) {
      target.reader().accept(Files.readAllBytes(file));
    }
  }

  @Test
  void everyFindingBelongsToATarget() throws IOException {
    Set<String> names = targets().stream().map(FuzzTarget::name).collect(Collectors.toSet());
    assertEquals(targets().size(), names.size());
    for (Path folder : children(FOUND)) {
      assertTrue(names.contains(folder.getFileName().toString()), folder.toString());
    }
  }

  private static List<Path> found(String name) throws IOException {
    return children(FOUND.resolve(name));
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }
}
