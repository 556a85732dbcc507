package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tramquet.drivers.Bytes;
import tramquet.drivers.twin.ScannerTwins;

/// Every capture of every serial model, cut in every way.
class CapturesTest {

  static List<String> all() throws IOException, URISyntaxException {
    return ScannerTwins.IDS.stream().flatMap(CapturesTest::of).toList();
  }

  private static Stream<String> of(String model) {
    try {
      Path folder =
          Path.of(
              Objects.requireNonNull(CapturesTest.class.getResource("/captures/" + model), model)
                  .toURI());
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .map(file -> file.getFileName().toString().replace(".hex", ""))
            .sorted()
            .map(name -> model + "/" + name)
            .toList()
            .stream();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(model, e);
    }
  }

  @Test
  void everyModelHasSome() throws IOException, URISyntaxException {
    for (String model : ScannerTwins.IDS) {
      assertFalse(of(model).toList().isEmpty(), model);
    }
    assertEquals(
        Set.copyOf(ScannerTwins.IDS),
        ScannerModels.ALL.stream()
            .filter(SerialModel.class::isInstance)
            .map(ScannerModel::id)
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyChunkSizeGivesTheSame(String name) {
    Capture capture = Capture.named(name);
    for (int size = 1; size <= longestBurst(capture); size++) {
      int each = size;
      assertMeant(capture, played(capture).play(capture, _ -> each), "chunks of " + size);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyRandomSplitGivesTheSame(String name) {
    Capture capture = Capture.named(name);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      DialectRun run = played(capture).play(capture, left -> 1 + random.nextInt(left));
      assertMeant(capture, run, "seed " + seed);
    }
  }

  private static DialectRun played(Capture capture) {
    return DialectRun.of(capture.name().substring(0, capture.name().indexOf('/')));
  }

  private static void assertMeant(Capture capture, DialectRun run, String how) {
    assertEquals(hex(capture.frames()), hex(run.payloads()), how);
    assertEquals(capture.discards(), run.discards(), how);
    assertEquals(capture.replies(), run.replies(), how);
    assertEquals(hex(capture.answers()), hex(run.answers()), how);
  }

  private static List<String> hex(List<Bytes> all) {
    return all.stream().map(bytes -> HexFormat.of().formatHex(bytes.toArray())).toList();
  }

  private static int longestBurst(Capture capture) {
    return capture.parts().stream()
        .mapToInt(part -> part instanceof Capture.Burst(Bytes bytes) ? bytes.length() : 0)
        .max()
        .orElse(0);
  }
}
