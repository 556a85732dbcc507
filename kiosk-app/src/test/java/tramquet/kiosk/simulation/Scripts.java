package tramquet.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.fail;

import tramquet.wire.Decoded;

/// Sequences as tests write them.
final class Scripts {
  private Scripts() {}

  /// Fails where it cannot be understood.
  static Sequence read(String acts) {
    return switch (Script.sequence(acts)) {
      case Decoded.Value<Sequence>(Sequence sequence) -> sequence;
      case Decoded.Malformed<Sequence>(String reason) -> fail(reason);
      case Decoded.NotMine<Sequence> _ -> fail(acts);
    };
  }
}
