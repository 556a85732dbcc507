package tramquet.technician;

import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tramquet.wire.PackKind;

/// `tramquet pack`: the signed data that kiosks decide by.
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "The signed data that kiosks decide by: rules, trust, revocations, watch lists.",
      "Build a draft, show it to those who answer for it, sign it, publish it to kiosks or print it"
          + " for one without a network."
    },
    synopsisSubcommandLabel = "COMMAND")
final class PackCommand {

  /// With everything that is done to packs.
  static CommandLine with(InstantSource clock) {
    return new CommandLine(new PackCommand())
        .addSubcommand(
            new CommandLine(new BuildCommand())
                .addSubcommand(new BuildRulesCommand(PackKind.RULES))
                .addSubcommand(BuildRulesCommand.inShadow())
                .addSubcommand(new BuildTrustCommand())
                .addSubcommand(new BuildRevocationsCommand())
                .addSubcommand(new BuildWatchListCommand(new SecureRandom())))
        .addSubcommand(new SignCommand(clock))
        .addSubcommand(new ShowCommand(clock))
        .addSubcommand(new PublishCommand())
        .addSubcommand(new PackCodesCommand());
  }

  /// `tramquet pack build`: each kind by a command of its own.
  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = "Make an unsigned draft of a pack.",
      synopsisSubcommandLabel = "KIND")
  static final class BuildCommand {}
}
