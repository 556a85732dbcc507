package tramquet.wire;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// What the centre's ledger holds of one kiosk, retained on the kiosk's ack topic: the truth in
/// both directions. A number that is lower than the last one means that the ledger lost records (a
/// restored backup), and the kiosk sends them again.
///
/// @param upTo of every epoch the ledger knows, the last sequence number before the first gap; 0 or
///   more
public record Acknowledgement(SortedMap<Epoch, Long> upTo) {

  /// Copies the map.
  public Acknowledgement {
    upTo = new TreeMap<>(upTo);
  }

  /// A copy of the map.
  @Override
  public SortedMap<Epoch, Long> upTo() {
    return new TreeMap<>(upTo);
  }

  /// The last sequence number before the first gap; 0 for an epoch the ledger does not know.
  public long upTo(Epoch epoch) {
    return upTo.getOrDefault(epoch, 0L);
  }

  /// The bytes of the message: a CBOR map `{"v": 1, "upTo": {"0123456789abcdef": 42}}`.
  public byte[] encode() {
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("v", 1);
    ObjectNode map = root.putObject("upTo");
    upTo.forEach((epoch, seq) -> map.put(epoch.text(), seq));
    return Fields.CBOR.writeValueAsBytes(root);
  }

  /// Reads a message; anything else is malformed.
  public static Decoded<Acknowledgement> decode(byte[] bytes) {
    return Fields.decode(
        Fields.CBOR,
        bytes,
        fields -> {
          Fields map = fields.object("upTo");
          SortedMap<Epoch, Long> upTo = new TreeMap<>();
          for (Map.Entry<String, ?> member : map.members()) {
            Epoch epoch =
                Epoch.parse(member.getKey())
                    .asOptional()
                    .orElseThrow(() -> new Fields.Broken("epoch"));
            long seq = map.number(member.getKey());
            if (seq < 0) {
              throw new Fields.Broken("upTo");
            }
            upTo.put(epoch, seq);
          }
          return new Acknowledgement(upTo);
        });
  }
}
