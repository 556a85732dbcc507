package tramquet.technician;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `tramquet lane`: the lanes of a place.
@Command(
    name = "lane",
    mixinStandardHelpOptions = true,
    description = "Lanes of places in the centre's registry.",
    synopsisSubcommandLabel = "COMMAND")
final class LaneCommand {

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Add a lane to a place.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int add(
      @Mixin CentreOptions centre,
      @Parameters(paramLabel = "PLACE") String place,
      @Parameters(paramLabel = "LANE", description = "1 to 32 of letters, digits and -.")
          String name,
      @Option(
              names = "--direction",
              defaultValue = "entry",
              description = "entry or exit (default: ${DEFAULT-VALUE}).")
          String direction)
      throws IOException {
    JsonNode answer =
        centre
            .line()
            .post(
                "places/" + Segment.of(place) + "/lanes",
                CentreLine.body().put("name", name).put("direction", direction));
    centre.tell(answer, "lane %s of %s, %s".formatted(name, place, direction));
    return 0;
  }
}
