package tramquet.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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
/// @param storage percent of the room for records that is taken; at 100 nobody is served. 0 in
///   messages of before kiosks told of it
/// @param packVersion version of the rule pack in force
/// @param software version of the kiosk's program
/// @param packs the signed packs that it holds; a kind of which it holds none is not there
/// @param shadow what rules that watch would have decided, since the kiosk started; empty where
///   none watch
public record KioskStatus(
    KioskId kiosk,
    boolean online,
    UUID bootId,
    String lane,
    boolean scanner,
    long unsent,
    int storage,
    long packVersion,
    String software,
    Map<PackKind, HeldPack> packs,
    Optional<Shadow> shadow) {

  /// Copies the map.
  public KioskStatus {
    if (storage < 0 || storage > 100) {
      throw new IllegalArgumentException("percent");
    }
    packs = Map.copyOf(packs);
  }

  /// A kiosk without rules that watch, and with room.
  public KioskStatus(
      KioskId kiosk,
      boolean online,
      UUID bootId,
      String lane,
      boolean scanner,
      long unsent,
      long packVersion,
      String software,
      Map<PackKind, HeldPack> packs) {
    this(
        kiosk,
        online,
        bootId,
        lane,
        scanner,
        unsent,
        0,
        packVersion,
        software,
        packs,
        Optional.empty());
  }

  /// A pack in force.
  ///
  /// @param version from its envelope
  /// @param age by the rules in force at the kiosk
  public record HeldPack(long version, ShelfLife.Age age) {}

  /// How rules that watch compare with those in force: judgements, not people.
  ///
  /// @param version of the rules that watch
  /// @param same decided alike
  /// @param stricter would have let in fewer
  /// @param laxer would have let in more
  /// @param reasons the same light for other reasons
  public record Shadow(long version, long same, long stricter, long laxer, long reasons) {}

  /// The same kiosk, gone.
  public KioskStatus offline() {
    return new KioskStatus(
        kiosk, false, bootId, lane, scanner, unsent, storage, packVersion, software, packs, shadow);
  }

  /// The same kiosk, online, with that many records waiting.
  public KioskStatus online(long waiting) {
    return new KioskStatus(
        kiosk, true, bootId, lane, scanner, waiting, storage, packVersion, software, packs, shadow);
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
    if (storage > 0) {
      root.put("storage", storage);
    }
    root.put("pack", packVersion);
    root.put("software", software);
    if (!packs.isEmpty()) {
      ObjectNode held = root.putObject("packs");
      new EnumMap<>(packs)
          .forEach((kind, pack) ->
              held.putObject(kind.text())
                  .put("version", pack.version())
                  .put("age", pack.age().text()));
    }
    shadow.ifPresent(watching ->
        root.putObject("shadow")
            .put("version", watching.version())
            .put("same", watching.same())
            .put("stricter", watching.stricter())
            .put("laxer", watching.laxer())
            .put("reasons", watching.reasons()));
    return Fields.JSON.writeValueAsBytes(root);
  }

  /// Reads a message, also one of before kiosks told of their packs, or of rules that watch;
  /// anything else is malformed.
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
                fields.optionalWithin("storage", 0, 100).orElse(0),
                fields.number("pack"),
                fields.text("software"),
                packs(fields),
                fields.optionalObject("shadow").map(KioskStatus::shadow)));
  }

  /// A kind that only a later version knows is passed over.
  private static Map<PackKind, HeldPack> packs(Fields fields) {
    Map<PackKind, HeldPack> packs = new EnumMap<>(PackKind.class);
    fields
        .optionalObject("packs")
        .ifPresent(held ->
            held.members()
                .forEach(member ->
                    PackKind.of(member.getKey())
                        .ifPresent(kind -> packs.put(kind, pack(held.object(member.getKey()))))));
    return packs;
  }

  private static Shadow shadow(Fields fields) {
    return new Shadow(
        fields.number("version"),
        fields.number("same"),
        fields.number("stricter"),
        fields.number("laxer"),
        fields.number("reasons"));
  }

  private static HeldPack pack(Fields fields) {
    return new HeldPack(fields.number("version"), fields.word("age", ShelfLife.Age::of));
  }
}
