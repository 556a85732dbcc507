package tramquet.kiosk.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// The codes that were judged and are still before the reader. A reader with two codes in its view
/// reads them in turns: each is one visit all the same.
///
/// @param codes the one that came last is the last
public record Held(List<Code> codes) {
  /// Nothing is before the reader.
  public static final Held NOTHING = new Held(List.of());

  /// More than anybody holds before one reader.
  private static final int MOST = 8;

  /// A code, and when it was read last.
  ///
  /// @param lastNanos when it was read last
  public record Code(Bytes bytes, long lastNanos) {
    private boolean isThere(long atNanos) {
      return atNanos - lastNanos < LaneRules.HELD.toNanos();
    }
  }

  /// Copies the list.
  public Held {
    codes = List.copyOf(codes);
  }

  /// Whether this code was before the reader until now.
  boolean holds(Bytes code, long atNanos) {
    return codes.stream().anyMatch(each -> each.isThere(atNanos) && each.bytes().equals(code));
  }

  /// It was read again; the order is that of coming.
  Held readAgain(Bytes code, long atNanos) {
    return new Held(
        codes.stream()
            .map(each -> each.bytes().equals(code) ? new Code(code, atNanos) : each)
            .toList());
  }

  /// It has come.
  Held and(Bytes code, long atNanos) {
    List<Code> more = new ArrayList<>();
    for (Code each : codes) {
      if (each.isThere(atNanos) && !each.bytes().equals(code)) {
        more.add(each);
      }
    }
    more.add(new Code(code, atNanos));
    return new Held(more.subList(Math.max(0, more.size() - MOST), more.size()));
  }

  /// The code that came last.
  Optional<Bytes> last() {
    return codes.isEmpty() ? Optional.empty() : Optional.of(codes.getLast().bytes());
  }
}
