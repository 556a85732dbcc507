package tramquet.technician;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `tramquet kiosk`: from a new box to one that serves, and to one that is locked out.
@Command(
    name = "kiosk",
    mixinStandardHelpOptions = true,
    description = {
      "Kiosks in the centre's registry: make a claim code, show it to the kiosk, compare the six"
          + " digits on its screen and approve it."
    },
    synopsisSubcommandLabel = "COMMAND")
final class KioskCommand {

  @Command(
      name = "claim",
      mixinStandardHelpOptions = true,
      description = {
        "Make the code that tells a new kiosk who it is: prints its text, draws it with --out.",
        "It counts once. Who photographs it can ask in the kiosk's place: compare the digits."
      },
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int claim(
      @Mixin CentreOptions centre,
      @Mixin ClaimOptions how,
      @Parameters(paramLabel = "PLACE") String place,
      @Parameters(paramLabel = "LANE") String lane,
      @Parameters(paramLabel = "KIOSK", description = "Its name: 3 to 32 of a-z, 0-9 and -.")
          String kiosk)
      throws IOException {
    ObjectNode body = how.body().put("place", place).put("lane", lane).put("kiosk", kiosk);
    return made(centre, how, "claims", body);
  }

  @Command(
      name = "replace",
      mixinStandardHelpOptions = true,
      description = "Revoke a kiosk, and make the code for a new box in its lane.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int replace(
      @Mixin CentreOptions centre,
      @Mixin ClaimOptions how,
      @Parameters(paramLabel = "KIOSK", description = "The one that is gone.") String kiosk,
      @Parameters(paramLabel = "NEW", description = "The name of the new one.") String by)
      throws IOException {
    return made(centre, how, "kiosks/" + Segment.of(kiosk) + "/replace", how.body().put("by", by));
  }

  private static int made(CentreOptions centre, ClaimOptions how, String path, ObjectNode body)
      throws IOException {
    List<Path> files = how.files();
    JsonNode made = centre.line().post(path, body);
    if (!centre.dry()) {
      ClaimSheet sheet = ClaimSheet.of(made);
      for (Path file : files) {
        sheet.write(file);
      }
    }
    centre.tell(made, made.path("code").asString());
    return 0;
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Let a kiosk in: the six digits are those that its screen shows.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int approve(
      @Mixin CentreOptions centre,
      @Parameters(paramLabel = "KIOSK") String kiosk,
      @Parameters(paramLabel = "DIGITS", arity = "1..2", description = "123456 or 123 456.")
          List<String> digits)
      throws IOException {
    JsonNode answer =
        centre
            .line()
            .post(
                "kiosks/" + Segment.of(kiosk) + "/approve",
                CentreLine.body().put("digits", String.join("", digits)));
    centre.tell(answer, kiosk + " is approved");
    return 0;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Lock a kiosk out at once, for ever.",
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int revoke(@Mixin CentreOptions centre, @Parameters(paramLabel = "KIOSK") String kiosk)
      throws IOException {
    JsonNode answer =
        centre.line().post("kiosks/" + Segment.of(kiosk) + "/revoke", CentreLine.body());
    centre.tell(answer, kiosk + " is revoked");
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "List the kiosks: claimed, waiting, active, revoked.",
        "An ALARM is shown where two cards went on from one copy: revoke and replace such a kiosk."
      },
      exitCodeListHeading = CentreExit.HEADING,
      exitCodeList = {CentreExit.DONE, CentreExit.REFUSED, CentreExit.WRONG, CentreExit.UNREACHED})
  int list(@Mixin CentreOptions centre) throws IOException {
    JsonNode kiosks = centre.line().get("kiosks");
    if (centre.json()) {
      centre.tell(kiosks, "");
    } else {
      kiosks.forEach(kiosk -> centre.tell(kiosk, line(kiosk)));
    }
    return 0;
  }

  private static String line(JsonNode kiosk) {
    return "%-24s  %-24s  %-8s  %-8s%s%s"
        .formatted(
            kiosk.path("id").asString(),
            kiosk.path("place").asString(),
            kiosk.path("lane").asString(),
            kiosk.path("state").asString(),
            said("  until ", kiosk.path("until")),
            // Whoever copied the card has its keys too: revoke, then replace.
            said("  ALARM: a second card, last heard ", kiosk.path("secondCard")));
  }

  private static String said(String before, JsonNode value) {
    return value.isString() ? before + value.asString() : "";
  }
}
