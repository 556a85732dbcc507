package tramquet.kiosk.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tramquet.kiosk.clock.WallTime;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.PlaceId;
import tramquet.wire.Signed;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;

/// Whether an order counts here and now, apart from whether it was used before.
///
/// Thread: any.
///
/// @param signers whose orders count; nobody's where the kiosk was given no key
/// @param kiosk this one
/// @param place where it stands, if it was told
/// @param lane the name of its lane
public record OrderRules(TrustedKeys signers, KioskId kiosk, Optional<PlaceId> place, String lane) {

  /// The clock of the desk that signed may be ahead of ours by so much.
  static final Duration AHEAD = Duration.ofMinutes(1);

  /// The first thing that speaks against it; empty: nothing.
  ///
  /// @param now by the kiosk's wall clock, which may be known to be wrong: every order has a date
  public Optional<Refusal> objection(Signed<Order> signed, Carrier carrier, WallTime now) {
    Order order = signed.value();
    if (signed.verification() != Verification.VERIFIED) {
      return Optional.of(Refusal.NOT_SIGNED);
    }
    if (!order.audience().includes(kiosk, place, lane)) {
      return Optional.of(Refusal.ELSEWHERE);
    }
    if (!now.known()) {
      return Optional.of(Refusal.CLOCK);
    }
    if (now.instant().plus(AHEAD).isBefore(order.from())) {
      return Optional.of(Refusal.TOO_EARLY);
    }
    if (isOver(order, now.instant())) {
      return Optional.of(Refusal.TOO_LATE);
    }
    // Whoever stands at an unattended lane has not signed in.
    if (carrier == Carrier.COMMAND && order.act().codeOnly()) {
      return Optional.of(Refusal.CODE_ONLY);
    }
    // Whoever has seen a badge that counts all day could send it from afar.
    return carrier == Carrier.COMMAND && !order.once()
        ? Optional.of(Refusal.NOT_ONCE)
        : Optional.empty();
  }

  /// The last second counts to its end.
  private static boolean isOver(Order order, Instant now) {
    return !now.isBefore(order.until().plusSeconds(1));
  }
}
