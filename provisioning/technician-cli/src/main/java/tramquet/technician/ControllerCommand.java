package tramquet.technician;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `tramquet controller`: who may scan for a place.
@Command(
    name = "controller",
    mixinStandardHelpOptions = true,
    description = "Staff who may scan for a place, by telephone number.",
    synopsisSubcommandLabel = "COMMAND")
final class ControllerCommand {

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Register a number.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int add(
      @Mixin CentreOptions centre,
      @Parameters(paramLabel = "PLACE") String place,
      @Parameters(paramLabel = "PHONE") String phone)
      throws IOException {
    return change(centre, place, "", phone, "registered at ");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the numbers of a place.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int list(@Mixin CentreOptions centre, @Parameters(paramLabel = "PLACE") String place)
      throws IOException {
    JsonNode all = centre.line().get("places/" + Segment.of(place) + "/controllers");
    if (centre.json()) {
      centre.tell(all, "");
    } else {
      all.forEach(each ->
          centre.tell(
              each,
              "%-16s  since %s"
                  .formatted(
                      Words.printable(each.path("phone").asString()),
                      Words.printable(each.path("since").asString()))));
    }
    return 0;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Remove a number.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int remove(
      @Mixin CentreOptions centre,
      @Parameters(paramLabel = "PLACE") String place,
      @Parameters(paramLabel = "PHONE") String phone)
      throws IOException {
    return change(centre, place, "/remove", phone, "removed from ");
  }

  private static int change(
      CentreOptions centre, String place, String how, String phone, String words)
      throws IOException {
    JsonNode answer =
        centre
            .line()
            .post(
                "places/" + Segment.of(place) + "/controllers" + how,
                CentreLine.body().put("phone", phone));
    centre.tell(answer, words + place);
    return 0;
  }
}
