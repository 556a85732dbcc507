package tramquet.technician;

import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `tramquet order`: what staff and the centre tell kiosks to do.
@Command(
    name = "order",
    mixinStandardHelpOptions = true,
    description = {
      "Signed orders to kiosks: let somebody in, hold the gate, begin a trip, close a lane.",
      "As a code that staff show at the reader, or as a command that is sent to a kiosk."
    },
    synopsisSubcommandLabel = "COMMAND")
final class OrderCommand {

  /// With everything that is done to orders.
  static CommandLine with(InstantSource clock) {
    SecureRandom random = new SecureRandom();
    return new CommandLine(new OrderCommand())
        .addSubcommand(new OrderCodeCommand(clock, random))
        .addSubcommand(new OrderSignCommand(clock, random))
        .addSubcommand(new OrderSendCommand());
  }
}
