package tramquet.technician;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `tramquet trip`: what kiosks on buses and ferries have counted.
@Command(
    name = "trip",
    mixinStandardHelpOptions = true,
    description = "Trips of buses and ferries.",
    synopsisSubcommandLabel = "COMMAND")
final class TripCommand {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  TripCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "List the trips of a vehicle that were under way in a time of up to 31 days, each with how"
            + " many were let in, refused, let in and not gone through, and gone through.",
        "Not told: the centre has no record of it, or not yet. A time that no clock vouches for is"
            + " told by what it lies between."
      },
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int list(
      @Mixin CentreOptions centre,
      @Option(
              names = "--place",
              required = true,
              paramLabel = "PLACE",
              description = "The bus or ferry.")
          String place,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = {
                "2030-01-01T00:00:00Z, or how long ago: 30m, 8h, 7d",
                "(default: a day before until)."
              })
          Optional<String> since,
      @Option(
              names = "--until",
              paramLabel = "TIME",
              description = "The same (default: now, by the centre's clock).")
          Optional<String> until)
      throws IOException {
    String window =
        Stream.of(
                since.map(text -> "since=" + instant("--since", text)),
                until.map(text -> "until=" + instant("--until", text)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("&"));
    JsonNode trips =
        centre
            .line()
            .get("places/" + Segment.of(place) + "/trips" + (window.isEmpty() ? "" : "?" + window));
    List<String> lines = new TripTable(trips).lines();
    centre.tell(trips, String.join(System.lineSeparator(), lines));
    return 0;
  }

  private Instant instant(String option, String text) {
    try {
      return HowLong.of(text).map(clock.instant()::minus).orElseGet(() -> Instant.parse(text));
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.subcommands().get("list"),
          option + ": an instant such as 2030-01-01T00:00:00Z, or how long ago: 30m, 8h, 7d");
    }
  }
}
