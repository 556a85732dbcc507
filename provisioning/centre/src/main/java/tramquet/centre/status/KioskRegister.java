package tramquet.centre.status;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;

/// What every kiosk last said of itself. In memory only: the broker retains it and says it again.
///
/// Thread: any.
public final class KioskRegister {
  private final ConcurrentHashMap<KioskId, Seen> kiosks = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /// A status and when it came.
  ///
  /// @param status what the kiosk said
  /// @param at by this machine's clock
  public record Seen(KioskStatus status, Instant at) {}

  /// @param clock stamps what comes in
  public KioskRegister(InstantSource clock) {
    this.clock = clock;
  }

  /// A kiosk said something.
  public void said(KioskStatus status) {
    kiosks.put(status.kiosk(), new Seen(status, clock.instant()));
  }

  /// All kiosks, by name.
  public List<Seen> all() {
    return kiosks.values().stream()
        .sorted(Comparator.comparing(seen -> seen.status().kiosk().text()))
        .toList();
  }
}
