package tramquet.kiosk.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Person;

/// What issuers really wrote, and what they may not. The person is invented.
class DccSchemaTest {
  private static final Instant ISSUED = Instant.parse("2021-12-20T00:00:00Z");
  private static final String VACCINATION =
      """
      {"ver": "1.3.0", "nam": {"fn": "Nguyễn", "fnt": "NGUYEN", "gn": "Ánh", "gnt": "ANH"},
       "dob": "1990-01-01", "v": [{"tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528",
       "ma": "ORG-100030215", "dn": 2, "sd": 2, "dt": "2021-10-01", "co": "VN", "is": "Specimen",
       "ci": "URN:UVCI:01:VN:SPECIMEN1#A"}]}
      """;

  private static ObjectNode vaccination() {
    return (ObjectNode) JsonMapper.shared().readTree(VACCINATION);
  }

  private static JsonNode json(String value) {
    return JsonMapper.shared().readTree(value);
  }

  private static void checks(String verdict, JsonNode content) {
    assertEquals(verdict, DccSchema.check(content, ISSUED).text());
  }

  @Test
  void theSpecimenIsValid() {
    checks("valid", vaccination());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '\'',
      value = {
        "valid mp '\" EU/1/20/1528 \"'",
        "valid dn 2.0",
        "valid sd 11",
        "valid dt '\"2021-10-01T00:00:00\"'",
        "valid dt '\"2021-10-01T22:54:00+07:00\"'",
        "valid ma '\"\"'",
        "valid ma '\"Vector-Institute\"'",
        "valid co '\"UNHCR\"'",
        "valid co '\"EL\"'",
        "invalid dn -1",
        "invalid dn 0",
        "invalid dn 1.5",
        "invalid dn 1e400",
        "invalid dn '\"2\"'",
        "invalid sd null",
        "invalid dt '\"2021-02-30\"'",
        "invalid dt '\"01.10.2021\"'",
        "invalid dt '\"2021-10-01 noon\"'",
        "invalid ma '\"ORG-99999999\"'",
        "invalid co '\"XY\"'",
        "invalid co '\"vn\"'",
        "invalid ci null",
        "invalid is 7",
      })
  void anEntryIsAsIssuersWriteItOrNot(String verdict, String member, String value) {
    ObjectNode content = vaccination();
    ((ObjectNode) content.at("/v/0")).set(member, json(value));
    checks(verdict, content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '\'',
      value = {
        "valid dob '\"1990-01-01T00:00:00\"'",
        "valid dob '\"1990\"'",
        "valid dob '\"1990-01\"'",
        "valid dob '\"1990-00\"'",
        "valid dob '\"\"'",
        "valid dob '\"2021-12-20\"'",
        "valid t null",
        "valid r []",
        "invalid dob null",
        "invalid dob '\"1815-08-24\"'",
        "invalid dob '\"2023-01-01\"'",
        "invalid dob '\"01.01.1990\"'",
        "invalid t [{}]",
        "invalid v null",
        "invalid v []",
        "invalid v [7]",
        "invalid v {\"a\":1}",
        "invalid ver '\"2.0.0\"'",
        "invalid ver '\"1.3\"'",
        "invalid ver 1.3",
        "invalid nam '\"NGUYEN\"'",
        "invalid nam {}",
        "invalid nam '{\"gn\": \"Ánh\", \"gnt\": \"ANH\"}'",
        "invalid nam '{\"fnt\": \"Nguyen\"}'",
        "invalid nam '{\"fnt\": \"NGUYEN\", \"gn\": \"😀\", \"gnt\": \"\"}'",
        "valid nam '{\"fnt\": \"NGUYEN\", \"gn\": \"\", \"gnt\": \"\"}'",
        "valid nam '{\"fnt\": \"NGUYEN\", \"gn\": null}'",
      })
  void aCertificateIsAsIssuersWriteItOrNot(String verdict, String member, String value) {
    ObjectNode content = vaccination();
    content.set(member, json(value));
    checks(verdict, content);
  }

  @Test
  void severalEntriesWereAllowedBefore130() {
    ObjectNode content = vaccination();
    content.withArray("v").add(content.at("/v/0").deepCopy());
    checks("invalid", content);
    content.put("ver", "1.0.0");
    checks("valid", content);
  }

  private static Person person(String json) {
    return DccPerson.of(json("{\"nam\": " + json + ", \"dob\": \"1990-01-01T00:00:00\"}"));
  }

  @Test
  void aNameIsReadAsFarAsItIsThere() {
    assertEquals(
        Optional.of("O'Neil \"Ann\""),
        person("{\"fn\": \"O'Neil\", \"gn\": \"\\\"Ann\\\"\"}").name());
    assertEquals(Optional.of("VAN DER BERG"), person("{\"fnt\": \"VAN<DER<BERG\"}").name());
    assertEquals(
        Optional.of("Nguyễn ANH"), person("{\"fn\": \" Nguyễn\\n\", \"gnt\": \"ANH\"}").name());
    assertEquals(Optional.empty(), person("{}").name());
    assertEquals(Optional.empty(), person("[]").name());
    assertEquals(Optional.empty(), person("{\"fn\": \"a\\u202Eb\", \"gn\": 7}").name());
    assertEquals(Optional.empty(), person("{\"fn\": \"" + "a".repeat(81) + "\"}").name());
    assertEquals("1990-01-01", person("{}").birthDate().orElseThrow().text());
  }

  @Test
  void theNameForMachinesIsKept() {
    assertEquals(Optional.of("NGUYEN<<ANH"), DccPerson.standardName(vaccination()));
    assertEquals(
        Optional.of("NGUYEN"), DccPerson.standardName(json("{\"nam\": {\"fnt\": \"NGUYEN\"}}")));
  }
}
