package tramquet.wire.certlogic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tramquet.wire.certlogic.Rule.evaluate;
import static tramquet.wire.certlogic.Rule.gives;
import static tramquet.wire.certlogic.Rule.isInvalid;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class DateTimesTest {
  @ParameterizedTest
  @CsvSource({
    "2021,                              2021-12-31T00:00:00Z",
    "2024-02,                           2024-02-29T00:00:00Z",
    "2021-02-03,                        2021-02-03T00:00:00Z",
    "2021-02-03T04:05:06,               2021-02-03T04:05:06Z",
    "2021-02-03T04:05:06Z,              2021-02-03T04:05:06Z",
    "2021-02-03T04:05:06+2,             2021-02-03T02:05:06Z",
    "2021-02-03T04:05:06+02,            2021-02-03T02:05:06Z",
    "2021-02-03T04:05:06+530,           2021-02-02T22:35:06Z",
    "2021-02-03T04:05:06+0530,          2021-02-02T22:35:06Z",
    "2021-02-03T04:05:06-5:30,          2021-02-03T09:35:06Z",
    "2021-02-03T04:05:06-05:30,         2021-02-03T09:35:06Z",
    "2021-02-03T04:05:06.1,             2021-02-03T04:05:06.1Z",
    "2021-02-03T04:05:06.12Z,           2021-02-03T04:05:06.12Z",
    "2021-02-03T04:05:06.1239999+01:00, 2021-02-03T03:05:06.123Z"
  })
  void everyFormatOfTheClauseIsRead(String text, Instant expected) {
    assertInstant(expected, "{'plusTime': ['" + text + "', 0, 'hour']}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "21",
        "2021-1",
        "2021-13",
        "2021-00",
        "2021-02-30",
        "2021-02-03 04:05:06",
        "2021-02-03T04:05",
        "2021-02-03T24:00:00",
        "2021-02-03T04:60:00",
        "2021-02-03T04:05:60",
        "2021-02-03T04:05:06.",
        "2021-02-03T04:05:06+24",
        "2021-02-03T04:05:06+01:60",
        "2021-02-03T04:05:06z",
        "2021-02-03Z",
        " 2021",
        "٢٠٢١",
        "+2021-01-01",
        "2021-02-03T04:05:06.0000000000000000000000000000000000000000000000000000000000000000Z"
      })
  void otherTextIsNoDate(String text) {
    isInvalid("{'plusTime': ['" + text + "', 0, 'day']}");
    isInvalid("{'dccDateOfBirth': ['" + text + "']}");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-02-29, 1, day,     2020-03-01T00:00:00Z",
    "2020-02-29, 1, month,   2020-03-29T00:00:00Z",
    "2020-02-29, 1, year,    2021-03-01T00:00:00Z",
    "2021-01-31, 1, month,   2021-03-03T00:00:00Z",
    "2021-03-31, -1, month,  2021-03-03T00:00:00Z",
    "2020-02-29, -4, year,   2016-02-29T00:00:00Z",
    "2021-10-31, 25, hour,   2021-11-01T01:00:00Z",
    "2021-01-01, -1, hour,   2020-12-31T23:00:00Z"
  })
  void whatAMonthDoesNotHaveRunsOver(String text, int amount, String unit, Instant expected) {
    assertInstant(expected, "{'plusTime': ['" + text + "', " + amount + ", '" + unit + "']}");
  }

  @Test
  void amountAndUnitAreLiterals() {
    isInvalid("{'plusTime': ['2021-01-01', {'+': [1, 1]}, 'day']}");
    isInvalid("{'plusTime': ['2021-01-01', 1.5, 'day']}");
    isInvalid("{'plusTime': ['2021-01-01', 1, 'DAY']}");
    isInvalid("{'plusTime': ['2021-01-01', 1, 'week']}");
    isInvalid("{'plusTime': ['2021-01-01', 9007199254740991, 'year']}");
    isInvalid("{'plusTime': ['2021-01-01', -9007199254740991, 'hour']}");
  }

  @Test
  void aDateTimeIsMadeOfTextOnly() {
    isInvalid("{'plusTime': [{'var': 'missing'}, 0, 'day']}");
    isInvalid("{'plusTime': [2021, 0, 'day']}");
    isInvalid("{'plusTime': [{'plusTime': ['2021', 0, 'day']}, 0, 'day']}");
    isInvalid("{'dccDateOfBirth': ['2021-01-01T00:00:00Z']}");
    assertInstant(Instant.parse("2004-02-29T00:00:00Z"), "{'dccDateOfBirth': ['2004-02']}");
  }

  @Test
  void onlyDateTimesHaveAnOrderInTime() {
    isInvalid("{'after': ['2021-01-02', '2021-01-01']}");
    isInvalid("{'after': [{'plusTime': ['2021', 0, 'day']}, '2021-01-01']}");
    isInvalid("{'<': [{'plusTime': ['2021', 0, 'day']}, {'plusTime': ['2022', 0, 'day']}]}");
    isInvalid("{'===': [{'plusTime': ['2021', 0, 'day']}, {'plusTime': ['2021', 0, 'day']}]}");
  }

  @Test
  void threeDateTimesAreComparedNeighbourByNeighbour() {
    String a = "{'plusTime': ['2021', 0, 'day']}";
    String b = "{'plusTime': ['2022', 0, 'day']}";
    gives("false", "{'before': [" + a + "," + b + "," + b + "]}");
    gives("true", "{'not-after': [" + a + "," + b + "," + b + "]}");
    gives("true", "{'not-before': [" + b + "," + b + "," + a + "]}");
    gives("false", "{'after': [" + b + "," + b + "," + a + "]}");
  }

  private static void assertInstant(Instant expected, String rule) {
    assertEquals(
        Evaluated.of(JsonNodeFactory.instance.pojoNode(expected)), evaluate(rule, "{}"), rule);
  }
}
