package tramquet.drivers;

/// How a device is, as its last use showed (UPOS CheckHealth).
public sealed interface Health {

  /// The device answers and works.
  record Online() implements Health {}

  /// The device works, but not all that it does can be used.
  ///
  /// @param reason what is wrong, for a technician
  record Degraded(String reason) implements Health {}

  /// The device is not there: unplugged, not powered, or its node is gone.
  ///
  /// @param reason what was tried and what came back, for a technician
  record Offline(String reason) implements Health {}

  /// The device is there and does not work as it should.
  ///
  /// @param reason what is wrong, for a technician
  record Faulty(String reason) implements Health {}
}
