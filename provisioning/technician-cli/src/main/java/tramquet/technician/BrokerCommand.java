package tramquet.technician;

import picocli.CommandLine.Command;

/// `tramquet broker`: what a broker must be told.
@Command(
    name = "broker",
    mixinStandardHelpOptions = true,
    description = "What the broker between kiosks and centre must be told.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = BrokerConfigCommand.class)
final class BrokerCommand {}
