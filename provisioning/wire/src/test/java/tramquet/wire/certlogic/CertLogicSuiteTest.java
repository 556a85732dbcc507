package tramquet.wire.certlogic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The test suite of the specification, every assertion of it.
class CertLogicSuiteTest {
  private static final Path FOLDER = Path.of("src/test/resources/certlogic");

  /// @param skip what an implementation may answer as it likes; ours must still answer
  record Assertion(
      String name, JsonNode expression, JsonNode data, JsonNode expected, boolean skip) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Assertion> assertions() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(CertLogicSuiteTest::read)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("assertions")
  void theAssertionHolds(Assertion assertion) {
    Evaluated got = CertLogic.evaluate(assertion.expression(), assertion.data());
    if (assertion.skip()) {
      // "in" on what is no array is an error by the specification; these four say `false`, and
      // that is what a rule then counts as.
      assertEquals(assertion.expected().booleanValue(), got.holds());
    } else {
      assertEquals(assertion.expected(), value(got));
    }
  }

  @Test
  void theSuiteIsComplete() throws IOException {
    assertEquals(232, assertions().size());
    assertEquals(4, assertions().stream().filter(Assertion::skip).count());
  }

  private static JsonNode value(Evaluated answer) {
    return switch (answer) {
      case Evaluated.Value(JsonNode node) -> node;
      case Evaluated.Invalid(String reason) -> throw new AssertionError(reason);
    };
  }

  private static Stream<Assertion> read(Path file) {
    try {
      JsonNode suite = JsonMapper.shared().readTree(Files.readAllBytes(file));
      return suite
          .path("cases")
          .valueStream()
          .flatMap(one ->
              one.path("assertions")
                  .valueStream()
                  .map(assertion ->
                      new Assertion(
                          file.getFileName() + ": " + one.path("name").asString(),
                          assertion.has("certLogicExpression")
                              ? assertion.path("certLogicExpression")
                              : one.path("certLogicExpression"),
                          assertion.path("data"),
                          assertion.path("expected"),
                          assertion.path("directive").asString("").equals("skip"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
