package tramquet.kiosk;

import java.util.List;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.wire.Epoch;
import tramquet.wire.PackKind;

/// Several listeners that are told as one, in order.
record UplinkListeners(List<UplinkEvents> all) implements UplinkEvents {
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
