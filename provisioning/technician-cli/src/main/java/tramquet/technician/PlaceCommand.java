package tramquet.technician;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `tramquet place`: the places of the registry.
@Command(
    name = "place",
    mixinStandardHelpOptions = true,
    description = "Places in the centre's registry.",
    synopsisSubcommandLabel = "COMMAND")
final class PlaceCommand {

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Add a place.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int add(
      @Mixin CentreOptions centre,
      @Parameters(paramLabel = "PLACE", description = "3 to 32 of a-z, 0-9 and -.") String id,
      @Option(
              names = "--kind",
              required = true,
              paramLabel = "KIND",
              description =
                  "office, factory, market, hospital, school, bus-terminal, ferry-terminal, bus,"
                      + " ferry, road-checkpoint, quarantine-post, meeting, wedding, funeral,"
                      + " other.")
          String kind,
      @Option(names = "--name", required = true, description = "As people call it.") String name,
      @Option(
              names = "--area",
              required = true,
              paramLabel = "AREA",
              description = {
                "As people call it, from the province down: \"Đà Nẵng/Hải Châu\",",
                "or by codes: 48/20242, or 48/490/20194 of 2021."
              })
          String area,
      @Option(
              names = "--day",
              paramLabel = "DATE",
              description = "Of an event, which closes when it ends: 2026-12-01.")
          Optional<String> day,
      @Option(names = "--owner", paramLabel = "PHONE", description = "Its owner's telephone.")
          Optional<String> owner)
      throws IOException {
    ObjectNode body =
        CentreLine.body().put("id", id).put("kind", kind).put("name", name).put("area", area);
    day.ifPresent(text -> body.put("day", text));
    owner.ifPresent(text -> body.put("owner", text));
    JsonNode place = centre.line().post("places", body);
    centre.tell(place, line(place));
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the places.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int list(
      @Mixin CentreOptions centre,
      @Option(names = "--area", paramLabel = "AREA", description = "Only those in this area.")
          Optional<String> area)
      throws IOException {
    String of =
        area.map(text -> text.matches("[0-9/]+") ? text : URLEncoder.encode(text, UTF_8))
            .map(text -> "?area=" + text)
            .orElse("");
    JsonNode places = centre.line().get("places" + of);
    if (centre.json()) {
      centre.tell(places, "");
    } else {
      places.forEach(place -> centre.tell(place, line(place)));
    }
    return 0;
  }

  @Command(
      name = "move",
      mixinStandardHelpOptions = true,
      description = "Move a place to another area.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int move(
      @Mixin CentreOptions centre,
      @Parameters(paramLabel = "PLACE") String id,
      @Option(names = "--area", required = true, paramLabel = "AREA", description = "Where to.")
          String area)
      throws IOException {
    JsonNode place =
        centre
            .line()
            .post("places/" + Segment.of(id) + "/move", CentreLine.body().put("area", area));
    centre.tell(place, line(place));
    return 0;
  }

  @Command(
      name = "close",
      mixinStandardHelpOptions = true,
      description = {
        "Close a place, whose kiosks are revoked.",
        "That of an event closes by itself when its day ends; its kiosks are revoked all the same."
      },
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int close(@Mixin CentreOptions centre, @Parameters(paramLabel = "PLACE") String id)
      throws IOException {
    JsonNode place = centre.line().post("places/" + Segment.of(id) + "/close", CentreLine.body());
    centre.tell(place, line(place));
    return 0;
  }

  private static String line(JsonNode place) {
    return "%-24s  %-16s  %s, %s (%s)%s%s"
        .formatted(
            place.path("id").asString(),
            place.path("kind").asString(),
            Words.printable(place.path("name").asString()),
            place.path("areaName").asString(),
            place.path("area").asString(),
            place.path("day").isString() ? ", on " + place.path("day").asString() : "",
            place.path("open").asBoolean() ? "" : ", closed");
  }
}
