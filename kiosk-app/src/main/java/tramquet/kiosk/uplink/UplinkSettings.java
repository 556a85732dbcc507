package tramquet.kiosk.uplink;

import java.time.Duration;

/// The times the uplink lives by.
///
/// @param resendAfter without progress of the acknowledgement, how long until records are sent
///   again
/// @param stuckAfter how long a PUBACK may take before the client is abandoned
/// @param statusEvery least time between two status messages
/// @param firstBackoff after the first failed attempt to connect; doubles with each
/// @param longestBackoff the most between two attempts, before jitter
/// @param firstAttemptAfter how long until the first attempt
public record UplinkSettings(
    Duration resendAfter,
    Duration stuckAfter,
    Duration statusEvery,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration firstAttemptAfter) {

  /// 60 s, 30 s, 5 s, 1 s, 120 s, at once.
  public static final UplinkSettings DEFAULT =
      new UplinkSettings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(120),
          Duration.ZERO);

  /// The same with another time until records are sent again.
  public UplinkSettings withResendAfter(Duration duration) {
    return new UplinkSettings(
        duration, stuckAfter, statusEvery, firstBackoff, longestBackoff, firstAttemptAfter);
  }

  /// The same with another time until the client is abandoned.
  UplinkSettings withStuckAfter(Duration duration) {
    return new UplinkSettings(
        resendAfter, duration, statusEvery, firstBackoff, longestBackoff, firstAttemptAfter);
  }

  /// The same with another time until the first attempt.
  public UplinkSettings withFirstAttemptAfter(Duration duration) {
    return new UplinkSettings(
        resendAfter, stuckAfter, statusEvery, firstBackoff, longestBackoff, duration);
  }
}
