package tramquet.drivers.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// Packets in a stream of bytes from which any may be missing.
///
/// What does not fit is kept, and the first whole packet that ends with a byte that comes is taken
/// from within it; silence ends the search. While the packet at the front may still become whole,
/// nothing inside it is looked at: a code may hold what looks like a packet.
///
/// Thread: immutable.
///
/// @param held not yet understood; never more than the longest packet
/// @param broken whether what is at the front can be no packet any more
record SsiFinder(Bytes held, boolean broken) {
  static final SsiFinder START = new SsiFinder(Bytes.NONE, false);

  /// What was found.
  ///
  /// @param packets in order
  /// @param breaks how often what is no packet was begun to be searched
  /// @param dropped whether silence ended something unfinished
  record Found(SsiFinder next, List<SsiPacket> packets, int breaks, boolean dropped) {
    public Found {
      packets = List.copyOf(packets);
    }
  }

  /// Bytes came.
  Found chunk(Bytes chunk) {
    SsiFinder now = this;
    List<SsiPacket> packets = new ArrayList<>();
    int breaks = 0;
    for (int i = 0; i < chunk.length(); i++) {
      SsiFinder before = now.with(chunk.slice(i, i + 1));
      Optional<SsiPacket> packet = before.ended();
      now = packet.isPresent() ? START : before.judged();
      packet.ifPresent(packets::add);
      breaks += now.broken && !before.broken ? 1 : 0;
    }
    return new Found(now, packets, breaks, false);
  }

  /// Nothing came for so long that no packet goes on.
  Found silence() {
    List<SsiPacket> packets = new ArrayList<>();
    int from = 0;
    while (from < held.length()) {
      Optional<SsiPacket> packet = SsiPacket.at(held, from);
      packet.ifPresent(packets::add);
      from += packet.isPresent() ? SsiPacket.length(held.at(from)) : 1;
    }
    return new Found(START, packets, 0, held.length() > 0 && packets.isEmpty());
  }

  /// A byte of zero wakes a decoder and is nothing else.
  private SsiFinder with(Bytes one) {
    return held.length() == 0 && one.at(0) == 0 ? this : new SsiFinder(held.plus(one), broken);
  }

  /// The packet that ends with the last byte.
  private Optional<SsiPacket> ended() {
    int starts = broken ? held.length() : Math.min(1, held.length());
    for (int from = 0; from < starts; from++) {
      if (from + SsiPacket.length(held.at(from)) == held.length()) {
        Optional<SsiPacket> packet = SsiPacket.at(held, from);
        if (packet.isPresent()) {
          return packet;
        }
      }
    }
    return Optional.empty();
  }

  /// After a byte that ended no packet.
  private SsiFinder judged() {
    if (held.length() == 0) {
      return this;
    }
    boolean hopeless =
        broken || !SsiPacket.mayBegin(held, 0) || held.length() >= SsiPacket.length(held.at(0));
    int excess = Math.max(0, held.length() - SsiPacket.LONGEST);
    return new SsiFinder(held.slice(excess, held.length()), hopeless);
  }
}
