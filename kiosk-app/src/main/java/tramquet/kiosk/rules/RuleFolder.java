package tramquet.kiosk.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tramquet.wire.Decoded;
import tramquet.wire.certlogic.CertLogic;
import tramquet.wire.certlogic.Evaluated;

/// A rule and its tests: `rule.json`, and `tests` with one file per test.
///
/// @param name the folder, seen from where the search began
public record RuleFolder(String name, Path folder) {
  private static final int MAX_DEPTH = 8;

  /// All rules in and below a folder, by name.
  ///
  /// @throws IOException if a folder cannot be listed
  public static List<RuleFolder> below(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top, MAX_DEPTH)) {
      return files
          .filter(file -> file.endsWith("rule.json"))
          .map(file -> file.resolveSibling(""))
          .sorted()
          .map(folder -> new RuleFolder(name(top, folder), folder))
          .toList();
    }
  }

  /// How each test went, in the order of their files. A rule that cannot be read is one failure.
  ///
  /// @param sets for tests that bring no value sets
  public List<Tested> test(ValueSets sets) {
    return switch (Json.read(folder.resolve("rule.json"))) {
      case Decoded.Value<JsonNode>(JsonNode rule) -> test(rule.path("Logic"), sets);
      case Decoded.Malformed<JsonNode>(String reason) ->
          List.of(new Tested.Failed(name, "rule.json", "a rule", reason));
      case Decoded.NotMine<JsonNode> _ -> List.of();
    };
  }

  private List<Tested> test(JsonNode logic, ValueSets sets) {
    List<Tested> tested = new ArrayList<>();
    for (Path file : tests()) {
      tested.add(
          switch (Json.read(file).flatMap(test -> RuleTest.of(test, sets))) {
            case Decoded.Value<RuleTest>(RuleTest test) -> judge(file, logic, test);
            case Decoded.Malformed<RuleTest>(String reason) ->
                new Tested.Failed(name, fileName(file), "a test", reason);
            case Decoded.NotMine<RuleTest> _ ->
                new Tested.Failed(name, fileName(file), "a test", "something else");
          });
    }
    return tested;
  }

  private Tested judge(Path file, JsonNode logic, RuleTest test) {
    String label = (fileName(file) + " " + test.name()).strip();
    return switch (CertLogic.evaluate(logic, test.data())) {
      case Evaluated.Value(JsonNode got) when got.equals(test.expected()) ->
          new Tested.Passed(name, label);
      case Evaluated.Value(JsonNode got) ->
          new Tested.Failed(name, label, test.expected().toString(), got.toString());
      case Evaluated.Invalid(String reason) ->
          new Tested.Failed(name, label, test.expected().toString(), "an error: " + reason);
    };
  }

  private List<Path> tests() {
    Path tests = folder.resolve("tests");
    if (!Files.isDirectory(tests)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(tests)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      return List.of(tests);
    }
  }

  private static String name(Path top, Path folder) {
    Path relative = top.toAbsolutePath().relativize(folder.toAbsolutePath());
    return relative.toString().isEmpty() ? fileName(folder.toAbsolutePath()) : relative.toString();
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }
}
