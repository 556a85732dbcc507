package tramquet.technician;

import picocli.CommandLine.Command;

/// `tramquet authority`: what the health authority does, once, on a machine of its own.
@Command(
    name = "authority",
    mixinStandardHelpOptions = true,
    description = "The keys of the health authority.",
    synopsisSubcommandLabel = "COMMAND")
final class AuthorityCommand {}
