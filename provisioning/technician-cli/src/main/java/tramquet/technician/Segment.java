package tramquet.technician;

/// A part of an address.
final class Segment {
  private Segment() {}

  /// The id as it is; one that no place or kiosk can have is not asked for.
  static String of(String id) {
    if (!id.matches("[a-z0-9-]{3,32}")) {
      throw new FailedException("an id is 3 to 32 of a-z, 0-9 and -");
    }
    return id;
  }
}
