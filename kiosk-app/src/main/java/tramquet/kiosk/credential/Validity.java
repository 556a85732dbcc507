package tramquet.kiosk.credential;

import java.time.Instant;

/// The time that an issuer gave a code, both ends included.
public record Validity(Instant issuedAt, Instant expiresAt) {

  /// Whether the code holds at that time, by clocks that may differ.
  public boolean covers(Instant now) {
    return !isOver(now) && !now.isBefore(issuedAt.minus(Credential.CLOCKS_DIFFER));
  }

  /// Whether its time is past.
  public boolean isOver(Instant now) {
    return now.isAfter(expiresAt);
  }
}
