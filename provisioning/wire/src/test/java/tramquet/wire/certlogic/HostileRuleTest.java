package tramquet.wire.certlogic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rules and data made to hang, to overflow or to surprise. The answer is never an exception.
class HostileRuleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int RANDOM_RULES = 20_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> OPERATIONS =
      List.of(
          "var",
          "if",
          "and",
          "!",
          "===",
          "in",
          "+",
          "<",
          ">",
          "<=",
          ">=",
          "before",
          "after",
          "not-after",
          "not-before",
          "plusTime",
          "dccDateOfBirth",
          "reduce",
          "extractFromUVCI",
          "fly");
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "a.b",
          "0",
          "current",
          "accumulator",
          "data",
          "2021",
          "2021-02-30",
          "day",
          "year",
          "2021-06-01T00:00:00Z",
          "URN:UVCI:01:VN:A/B#C",
          "\u0000",
          "é",
          "...");
  private static final List<JsonNode> NUMBERS =
      List.of(
          NODES.numberNode(0),
          NODES.numberNode(1),
          NODES.numberNode(-1),
          NODES.numberNode(Long.MIN_VALUE),
          NODES.numberNode(Long.MAX_VALUE),
          NODES.numberNode((1L << 53) - 1),
          NODES.numberNode(1.5),
          NODES.numberNode(1e300),
          NODES.numberNode(Double.NaN));

  @Test
  void aRuleNestedTooDeepIsRefused() {
    JsonNode rule = NODES.booleanNode(true);
    JsonNode array = rule;
    for (int i = 0; i < 1_000_000; i++) {
      rule = NODES.objectNode().set("!", NODES.arrayNode().add(rule));
      array = NODES.arrayNode().add(array);
    }
    assertEquals(Budget.EXHAUSTED, CertLogic.evaluate(rule, NODES.objectNode()));
    assertEquals(Budget.EXHAUSTED, CertLogic.evaluate(array, NODES.objectNode()));
    assertEquals(
        Budget.EXHAUSTED,
        CertLogic.evaluate(Rule.json("{'var': ''}"), NODES.objectNode().set("a", array)));
  }

  @Test
  void reductionsInReductionsComeToAnEnd() {
    String hundred =
        IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String rule = "0";
    for (int i = 0; i < 20; i++) {
      rule = "{'reduce': [[" + hundred + "], " + rule + ", 0]}";
    }
    refusedInTime(Rule.json(rule), NODES.nullNode());
  }

  @Test
  void aValueThatDoublesIsRefusedBeforeItIsWritten() {
    ObjectNode data = NODES.objectNode().set("x", manyZeros(200));
    refusedInTime(
        Rule.json(
            "{'reduce': [{'var': 'x'}, [{'var': 'accumulator'}, {'var': 'accumulator'}], 0]}"),
        data);
    refusedInTime(Rule.json("{'reduce': [{'var': 'x'}, {'var': ''}, 0]}"), data);
  }

  @Test
  void longTextCosts() {
    ObjectNode data = NODES.objectNode().put("s", "a".repeat(1_000_000)).set("x", manyZeros(100));
    refusedInTime(fold("{'===': [{'var': 'data.s'}, {'var': 'data.s'}]}"), data);
    refusedInTime(fold("{'extractFromUVCI': [{'var': 'data.s'}, 0]}"), data);
    refusedInTime(fold("{'var': '" + ".".repeat(1_000_000) + "'}"), data);
  }

  @Test
  void longArraysCost() {
    ObjectNode data = NODES.objectNode().set("x", manyZeros(2_000));
    refusedInTime(fold("{'in': [1, {'var': 'data.x'}]}"), data);
    refusedInTime(NODES.objectNode().set("and", ones(1_000_000)), data);
  }

  @Test
  void noRandomRuleOnRandomDataThrows() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < RANDOM_RULES; i++) {
            JsonNode rule = expression(random, 5);
            JsonNode data = value(random, 4);
            try {
              assertNotNull(CertLogic.evaluate(rule, data));
            } catch (RuntimeException | StackOverflowError e) {
              throw new AssertionError("seed " + seed + ": " + rule + " on " + data, e);
            }
          }
        });
  }

  private static void refusedInTime(JsonNode rule, JsonNode data) {
    assertTimeoutPreemptively(
        PATIENCE, () -> assertEquals(Budget.EXHAUSTED, CertLogic.evaluate(rule, data)));
  }

  private static JsonNode fold(String body) {
    return Rule.json("{'reduce': [{'var': 'x'}, " + body + ", 0]}");
  }

  private static ArrayNode manyZeros(int number) {
    ArrayNode zeros = NODES.arrayNode();
    IntStream.range(0, number).forEach(_ -> zeros.add(0));
    return zeros;
  }

  private static ArrayNode ones(int number) {
    ArrayNode ones = NODES.arrayNode();
    IntStream.range(0, number).forEach(_ -> ones.add(1));
    return ones;
  }

  /// Mostly well formed, so that the random walk gets past the first check.
  private static JsonNode expression(Random random, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return value(random, 1);
    }
    String operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
    if (operation.equals("var") && random.nextInt(8) > 0) {
      return NODES.objectNode().put("var", text(random));
    }
    ArrayNode operands = NODES.arrayNode();
    for (int i = random.nextInt(4); i >= 0; i--) {
      operands.add(expression(random, depth - 1));
    }
    return NODES.objectNode().set(operation, operands);
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
      case 3 -> NODES.stringNode(text(random));
      case 4 -> {
        ArrayNode array = NODES.arrayNode();
        IntStream.range(0, random.nextInt(4)).forEach(_ -> array.add(value(random, depth - 1)));
        yield array;
      }
      default -> {
        ObjectNode object = NODES.objectNode();
        IntStream.range(0, random.nextInt(4))
            .forEach(_ -> object.set(text(random), value(random, depth - 1)));
        yield object;
      }
    };
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
