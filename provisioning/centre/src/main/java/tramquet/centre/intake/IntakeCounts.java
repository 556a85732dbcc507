package tramquet.centre.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger.Level;
import tramquet.centre.ledger.Ledger.Appended;

/// What the intake has seen, as metrics `tramquet.records` and `tramquet.messages`, and as a
/// warning where something is wrong: at the first, second, fourth … time, so that a stranger cannot
/// fill the log.
///
/// Thread: any.
final class IntakeCounts {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.intake");

  private final Counter added;
  private final Counter repeated;
  private final Counter conflicting;
  private final Counter twins;
  private final Counter malformed;
  private final Counter refused;
  private final Counter revoked;

  IntakeCounts(MeterRegistry registry) {
    added = registry.counter("tramquet.records", "outcome", "added");
    repeated = registry.counter("tramquet.records", "outcome", "repeated");
    conflicting = registry.counter("tramquet.records", "outcome", "conflicting");
    twins = registry.counter("tramquet.records", "outcome", "twin");
    malformed = registry.counter("tramquet.messages", "outcome", "malformed");
    refused = registry.counter("tramquet.messages", "outcome", "refused");
    revoked = registry.counter("tramquet.messages", "outcome", "revoked");
  }

  /// Records went through the ledger.
  void appended(Appended outcome) {
    added.increment(outcome.added());
    repeated.increment(outcome.repeated());
    warn(
        conflicting,
        outcome.conflicting(),
        "records of a second card: their numbers have another content; kept beside");
    warn(twins, outcome.twins(), "records with the id of another record; kept both");
  }

  /// A message was not a batch of its kiosk's records.
  void malformed(String reason) {
    warn(malformed, 1, "messages that are no batch of records, lately: " + reason);
  }

  /// The ledger cannot hold a message's records.
  void refused() {
    warn(refused, 1, "messages that the ledger cannot hold");
  }

  /// A message came from a kiosk that is revoked.
  void revoked() {
    warn(revoked, 1, "messages of revoked kiosks");
  }

  private static synchronized void warn(Counter counter, int more, String what) {
    long before = (long) counter.count();
    counter.increment(more);
    long now = before + more;
    if (Long.highestOneBit(now) != Long.highestOneBit(before)) {
      LOG.log(Level.WARNING, "{0} {1}", now, what);
    }
  }
}
