package tramquet.kiosk.uplink;

import tramquet.wire.Epoch;
import tramquet.wire.PackKind;

/// What the uplink tells those who show it. Called on the uplink's thread where nothing else is
/// said; must only hand over.
public interface UplinkEvents {

  /// Tells nobody.
  UplinkEvents NONE = new UplinkEvents() {};

  /// The broker is there and listens.
  default void connected() {}

  /// The broker is gone, or was not reached.
  ///
  /// @param reason in words that name no data
  default void disconnected(String reason) {}

  /// The broker has taken records. Says nothing about the centre.
  ///
  /// @param from first sequence number
  /// @param to last sequence number
  default void delivered(Epoch epoch, long from, long to) {}

  /// The centre's ledger has every record of the epoch up to this one: lower than before where the
  /// ledger was restored from a backup.
  default void acknowledged(Epoch epoch, long upTo) {}

  /// The centre has sent a pack; nobody has looked at it yet. Called on any thread.
  ///
  /// @param kind by the topic it came on
  default void pack(PackKind kind, byte[] envelope) {}

  /// The centre has sent a command; nobody has looked at it yet. Called on any thread.
  default void command(byte[] message) {}
}
