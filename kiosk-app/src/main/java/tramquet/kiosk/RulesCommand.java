package tramquet.kiosk;

import picocli.CommandLine.Command;

/// What writers of certificate rules need.
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Work on certificate rules (CertLogic).",
    subcommands = {RulesTestCommand.class})
final class RulesCommand {}
