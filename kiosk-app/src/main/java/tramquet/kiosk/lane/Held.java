package tramquet.kiosk.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.ScanData;

/// The codes that were judged and are still before the reader. A reader with two codes in its view
/// reads them in turns: each is one visit all the same.
///
/// @param codes the one that came last is the last
public record Held(List<Code> codes) {
  /// Nothing is before the reader.
  public static final Held NOTHING = new Held(List.of());

  /// More than anybody holds before one reader.
  private static final int MOST = 8;

  /// A code before a reader.
  ///
  /// @param reader its name: a code before one is not before the other
  /// @param lastNanos when it was read last
  public record Code(Bytes bytes, String reader, long lastNanos) {
    private boolean isThere(long atNanos) {
      return atNanos - lastNanos < LaneRules.HELD.toNanos();
    }

    private boolean isOf(ScanData scan) {
      return bytes.equals(scan.data()) && reader.equals(scan.source());
    }
  }

  /// Copies the list.
  public Held {
    codes = List.copyOf(codes);
  }

  /// Whether this code was before the reader until now.
  boolean holds(ScanData scan, long atNanos) {
    return codes.stream().anyMatch(each -> each.isThere(atNanos) && each.isOf(scan));
  }

  /// It was read again; the order is that of coming.
  Held readAgain(ScanData scan, long atNanos) {
    return new Held(
        codes.stream().map(each -> each.isOf(scan) ? of(scan, atNanos) : each).toList());
  }

  /// It has come.
  Held and(ScanData scan, long atNanos) {
    List<Code> more = new ArrayList<>();
    for (Code each : codes) {
      if (each.isThere(atNanos) && !each.isOf(scan)) {
        more.add(each);
      }
    }
    more.add(of(scan, atNanos));
    return new Held(more.subList(Math.max(0, more.size() - MOST), more.size()));
  }

  private static Code of(ScanData scan, long atNanos) {
    return new Code(scan.data(), scan.source(), atNanos);
  }

  /// The code that came last.
  Optional<Bytes> last() {
    return codes.isEmpty() ? Optional.empty() : Optional.of(codes.getLast().bytes());
  }
}
