package tramquet.technician;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Part;

/// What a centre says of itself, as a finding.
final class CentreSays {
  private CentreSays() {}

  /// One that was believed and did not answer.
  ///
  /// @param silence how it did not
  static Finding nothing(String silence) {
    return Finding.broken(
        Part.CENTRE,
        "no-answer",
        "the centre takes the call and does not answer: " + silence,
        "Does its database hang? Its journal says why. Starting it again does no harm.");
  }

  /// One that answered.
  static Finding finding(CentreLine.Answer answer) {
    JsonNode said = answer.body().orElseGet(JsonMapper.shared()::createObjectNode);
    return switch (answer.status()) {
      case 200 -> running(said);
      case 404 ->
          Finding.worn(
              Part.CENTRE,
              "older",
              "the centre is of a version that does not say how it is",
              "Renew it.");
      case 503 ->
          Finding.broken(
              Part.CENTRE,
              "no-database",
              "the centre's database does not answer",
              "Does PostgreSQL run? Does the centre's --postgres name it? Its journal says why.");
      default ->
          Finding.broken(
                  Part.CENTRE,
                  "no-centre",
                  "what answers is no centre, or a broken one: status " + answer.status(),
                  "Is --centre the right address? Else the centre's journal says why.")
              .with("status", answer.status());
    };
  }

  private static Finding running(JsonNode said) {
    String version = Words.printable(said.path("version").asString(""));
    Finding finding;
    if (!said.path("broker").asBoolean(false)) {
      finding =
          Finding.broken(
              Part.CENTRE,
              "no-broker",
              "the centre is not connected to its broker",
              "Does the broker run? Else the centre's journal says why.");
    } else if (!said.path("writing").asBoolean(false)) {
      finding =
          Finding.broken(
              Part.CENTRE,
              "not-writing",
              "the centre takes no records in",
              "Is the database's disk full? Else the centre's journal says why.");
    } else {
      finding =
          Finding.well(
              Part.CENTRE,
              "runs",
              "version %s; its database and its broker answer".formatted(version));
    }
    return finding.with("version", version);
  }
}
