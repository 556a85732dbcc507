package tramquet.kiosk.demo;

import java.util.Optional;
import java.util.UUID;
import tramquet.wire.AuthorityPart;
import tramquet.wire.RecordKind;
import tramquet.wire.Verdict;

/// A row of the centre's ledger, opened with the authority's key.
///
/// @param subjectOf the record this one speaks of
/// @param verdict for visits, and their alarms
/// @param part what only the authority may read; empty where it does not open
record LedgerRow(
    UUID id,
    RecordKind kind,
    Optional<UUID> subjectOf,
    Optional<Verdict> verdict,
    Optional<AuthorityPart> part) {}
