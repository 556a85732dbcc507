package tramquet.technician;

import picocli.CommandLine.Command;

/// `tramquet code`: codes that people show at a reader.
@Command(
    name = "code",
    mixinStandardHelpOptions = true,
    description = "Codes that people show at a reader.",
    synopsisSubcommandLabel = "COMMAND")
final class CodeCommand {}
