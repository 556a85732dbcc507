package tramquet.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// How an order that came as a command ended, kiosk to centre. Not signed: whoever publishes on a
/// kiosk's topics is known to the broker.
///
/// @param order id of the order
/// @param refusal why it was not obeyed; empty: it took effect
public record OrderResult(UUID order, Optional<Refusal> refusal) {

  /// Why a kiosk did not obey. Words are only ever added.
  public enum Refusal {
    /// No key of `keys.orders` has signed it, or it was changed on the way.
    NOT_SIGNED,
    /// Another kiosk, place or lane is meant.
    ELSEWHERE,
    /// Its time has not begun.
    TOO_EARLY,
    /// Its time is over.
    TOO_LATE,
    /// The kiosk does not know what time it is.
    CLOCK,
    /// It counts once and has been used.
    USED,
    /// By this way only orders are taken that count once.
    NOT_ONCE,
    /// It is for whoever stands at the lane, and came from afar.
    CODE_ONLY,
    /// The lane cannot do that now: it is closed, in an emergency, or serves somebody.
    STATE,
    /// The maintenance jumper is not in.
    JUMPER,
    /// Nothing could be written to disk, so nothing was done.
    STORAGE,
    /// The kiosk has too much to do.
    BUSY;

    /// The stable name on the wire: `too-late`.
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds a word by its stable name.
    public static Optional<Refusal> of(String text) {
      return Arrays.stream(values()).filter(word -> word.text().equals(text)).findFirst();
    }
  }

  /// It took effect.
  public static OrderResult accepted(UUID order) {
    return new OrderResult(order, Optional.empty());
  }

  /// It was not obeyed.
  public static OrderResult refused(UUID order, Refusal why) {
    return new OrderResult(order, Optional.of(why));
  }

  /// A CBOR map `{"v": 1, "order", "result": "accepted" | "refused"}`, with `why` for the second.
  public byte[] encode() {
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("v", 1);
    root.put("order", Fields.bytesOf(order));
    root.put("result", refusal.isEmpty() ? "accepted" : "refused");
    refusal.ifPresent(why -> root.put("why", why.text()));
    return Fields.CBOR.writeValueAsBytes(root);
  }

  /// Reads a message; anything else is malformed.
  public static Decoded<OrderResult> decode(byte[] bytes) {
    return Fields.decode(
        Fields.CBOR,
        bytes,
        fields -> {
          boolean refused =
              fields.word(
                  "result",
                  word ->
                      switch (word) {
                        case "accepted" -> Optional.of(false);
                        case "refused" -> Optional.of(true);
                        default -> Optional.empty();
                      });
          return new OrderResult(
              fields.uuid("order"),
              refused ? Optional.of(fields.word("why", Refusal::of)) : Optional.empty());
        });
  }
}
