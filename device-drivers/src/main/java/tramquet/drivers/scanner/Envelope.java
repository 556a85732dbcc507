package tramquet.drivers.scanner;

import tramquet.drivers.Bytes;

/// What a scanner puts between its lines: replies to commands, and payloads with a header. One per
/// model; pure.
///
/// Thread: any.
interface Envelope {

  /// Whether a line that begins so may be something else. Cheap, because each line is asked about.
  ///
  /// @param asked whether a command's reply is still to come
  boolean mayBegin(byte first, boolean asked);

  /// What these bytes are.
  ///
  /// @param held at least one, from the start of a line
  /// @param asked the command whose reply is to come; of no meaning if none is
  Look look(Bytes held, Command asked);

  /// What some bytes are.
  sealed interface Look {}

  /// Not known before more have come.
  record Unfinished() implements Look {}

  /// The beginning of a line of payload.
  record Ordinary() implements Look {}

  /// A reply.
  ///
  /// @param length how many bytes it takes
  record Replied(int length, Reply reply) implements Look {}

  /// A payload with its header.
  ///
  /// @param length how many bytes it takes
  /// @param payload where the code lies in it
  record Wrapped(int length, Bytes payload, SymbologyIdentifier symbology) implements Look {}

  /// Something whose checksum does not fit.
  ///
  /// @param length how many bytes it takes
  record Broken(int length) implements Look {}
}
