package tramquet.drivers.scanner;

import java.util.Map;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// What a model of serial scanner says and understands.
///
/// Nothing is said to a scanner when its line is opened, and nothing here is kept by one that is
/// switched off: scanners wear out when every start of a kiosk writes to their memory.
///
/// @param parser of what it sends, before anything came
/// @param commands the bytes of each command that it has
/// @param confirms whether it answers each command; else only those that ask for something
record Dialect(SerialParser parser, Map<Command, Bytes> commands, boolean confirms) {

  Dialect {
    commands = Map.copyOf(commands);
  }

  /// Of a scanner that is only listened to.
  static Dialect listening(SerialParser parser) {
    return new Dialect(parser, Map.of(), false);
  }

  /// How a command is said; empty if it has none such.
  Optional<Bytes> bytes(Command command) {
    return Optional.ofNullable(commands.get(command));
  }

  /// Whether a command is answered.
  boolean answers(Command command) {
    return confirms || command == Command.IDENTIFY;
  }
}
