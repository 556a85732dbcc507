package tramquet.wire;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// How a kiosk is, retained on its status topic; `online` false is its Will. JSON, because people
/// read it with whatever client is at hand.
///
/// @param kiosk who
/// @param online false once the broker has lost it
/// @param bootId which run of the operating system
/// @param lane `ready`, or why the lane does not work, as a stable word
/// @param scanner whether the reader answers
/// @param unsent records that the centre has not acknowledged
/// @param packVersion version of the rule pack in force
/// @param software version of the kiosk's program
public record KioskStatus(
    KioskId kiosk,
    boolean online,
    UUID bootId,
    String lane,
    boolean scanner,
    long unsent,
    long packVersion,
    String software) {

  /// The same kiosk, gone.
  public KioskStatus offline() {
    return new KioskStatus(kiosk, false, bootId, lane, scanner, unsent, packVersion, software);
  }

  /// The bytes of the message.
  public byte[] encode() {
    ObjectNode root = Fields.JSON.createObjectNode();
    root.put("v", 1);
    root.put("kiosk", kiosk.text());
    root.put("online", online);
    root.put("boot", bootId.toString());
    root.put("lane", lane);
    root.put("scanner", scanner);
    root.put("unsent", unsent);
    root.put("pack", packVersion);
    root.put("software", software);
    return Fields.JSON.writeValueAsBytes(root);
  }

  /// Reads a message; anything else is malformed.
  public static Decoded<KioskStatus> decode(byte[] bytes) {
    return Fields.decode(
        Fields.JSON,
        bytes,
        fields ->
            new KioskStatus(
                fields.part("kiosk", KioskId::parse),
                fields.flag("online"),
                UUID.fromString(fields.text("boot")),
                fields.text("lane"),
                fields.flag("scanner"),
                fields.number("unsent"),
                fields.number("pack"),
                fields.text("software")));
  }
}
