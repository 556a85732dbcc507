package tramquet.drivers.twin;

import java.util.List;
import tramquet.drivers.Bytes;

/// The scanner's end of a model's protocol, without a line: what it sends when a code is shown, and
/// what it answers.
///
/// Thread: one.
public interface ScannerTwin {

  /// A code is shown.
  ///
  /// @return what it sends now
  Bytes show(Bytes payload);

  /// Bytes came from the host, cut anywhere.
  ///
  /// @return what it answers
  Bytes hear(Bytes bytes);

  /// The host has said nothing for as long as the scanner waits for an acknowledgement.
  ///
  /// @return what it sends again
  default Bytes waited() {
    return Bytes.NONE;
  }

  /// The commands that it has obeyed, in a word each, in order.
  List<String> obeyed();

  /// How often it was told to keep something for good. A scanner's memory stands some ten thousand
  /// of these.
  int kept();
}
