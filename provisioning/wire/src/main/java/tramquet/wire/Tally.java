package tramquet.wire;

import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/// How many people a kiosk has seen go in and out since midnight, retained on its tally topic: from
/// every kiosk's tally follows how many are inside the place. Both numbers only grow within a day,
/// so that of two tallies of one day the greater numbers are the newer.
///
/// @param kiosk whose lane
/// @param day the place's date; [#NO_DAY] while the kiosk has never known it
/// @param entries people who went in, 0 or more
/// @param exits people who went out, 0 or more
public record Tally(KioskId kiosk, LocalDate day, long entries, long exits) {
  /// Before every date.
  public static final LocalDate NO_DAY = LocalDate.EPOCH;

  private static final String KIND = "tally";

  /// Throws `IllegalArgumentException` for a number below 0.
  public Tally {
    if (entries < 0 || exits < 0) {
      throw new IllegalArgumentException("tally");
    }
  }

  /// Nobody has passed.
  public static Tally zero(KioskId kiosk, LocalDate day) {
    return new Tally(kiosk, day, 0, 0);
  }

  /// One more.
  public Tally plus(Direction direction) {
    return switch (direction) {
      case ENTRY -> new Tally(kiosk, day, entries + 1, exits);
      case EXIT -> new Tally(kiosk, day, entries, exits + 1);
    };
  }

  /// The newer of two tallies of one kiosk. Of the same day, the greater numbers.
  public Tally or(Tally other) {
    if (!day.equals(other.day)) {
      return day.isAfter(other.day) ? this : other;
    }
    return new Tally(kiosk, day, Math.max(entries, other.entries), Math.max(exits, other.exits));
  }

  /// The bytes of the message: a CBOR map, then the place's code over it.
  public byte[] encode(PlaceKey key) {
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("v", 1);
    root.put("kind", KIND);
    root.put("kiosk", kiosk.text());
    root.put("day", day.toString());
    root.put("entries", entries);
    root.put("exits", exits);
    return key.sign(Fields.CBOR.writeValueAsBytes(root));
  }

  /// Reads a message of this place; anything else is malformed.
  public static Decoded<Tally> decode(byte[] bytes, PlaceKey key) {
    return key.open(bytes)
        .flatMap(body ->
            Fields.decode(
                Fields.CBOR,
                body,
                fields -> {
                  fields.kind(KIND);
                  return new Tally(
                      fields.part("kiosk", KioskId::parse),
                      LocalDate.parse(fields.text("day")),
                      fields.number("entries"),
                      fields.number("exits"));
                }));
  }
}
