package tramquet.kiosk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.wire.Epoch;
import tramquet.wire.PackKind;

/// Several listeners that are told as one, in order.
record UplinkListeners(List<UplinkEvents> all) implements UplinkEvents {

  /// These, and the trace where there is one.
  static UplinkListeners of(Optional<? extends UplinkEvents> trace, UplinkEvents... others) {
    return new UplinkListeners(Stream.concat(Stream.of(others), trace.stream()).toList());
  }

  @Override
  public void connected() {
    all.forEach(UplinkEvents::connected);
  }

  @Override
  public void disconnected(String reason) {
    all.forEach(each -> each.disconnected(reason));
  }

  @Override
  public void delivered(Epoch epoch, long from, long to) {
    all.forEach(each -> each.delivered(epoch, from, to));
  }

  @Override
  public void acknowledged(Epoch epoch, long upTo) {
    all.forEach(each -> each.acknowledged(epoch, upTo));
  }

  @Override
  public void pack(PackKind kind, byte[] envelope) {
    all.forEach(each -> each.pack(kind, envelope));
  }

  @Override
  public void command(byte[] message) {
    all.forEach(each -> each.command(message));
  }
}
