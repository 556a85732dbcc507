package tramquet.technician;

import picocli.CommandLine.Command;

/// `tramquet personal-code`: what is done with signed personal codes.
@Command(
    name = "personal-code",
    mixinStandardHelpOptions = true,
    description = "Signed personal codes.",
    synopsisSubcommandLabel = "COMMAND")
final class PersonalCodeCommand {}
