package tramquet.drivers.camera;

import tramquet.drivers.Bytes;

/// What came of looking for a code in an image.
public sealed interface CodeReading {

  /// A code was read.
  ///
  /// @param data its payload, byte for byte as a scanner would send it
  /// @param decoder who read it: `grid` or `zxing`
  record Code(Bytes data, String decoder) implements CodeReading {}

  /// There is no code in the image, or none that could be read in the time given.
  record NoCode() implements CodeReading {}

  /// The input is not an image we can open.
  ///
  /// @param reason why not, without anything of the input
  record NotAnImage(String reason) implements CodeReading {}
}
