package tramquet.technician;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Decoded;
import tramquet.wire.TrustList.Issuer;

/// A pack for programs: `{"kind", "version", "issued", "keyId", "signature", "bytes"}`, and of what
/// is in it one of `"rules"`, `"issuers"`, `"entries"` (how many), `"broken"` (why).
final class PackJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private PackJson() {}

  /// One object; `issued` and `keyId` are not there for a draft.
  static ObjectNode of(PackFile pack, Authenticity authenticity, Decoded<PackContent> content) {
    ObjectNode root = JSON.createObjectNode();
    root.put("kind", pack.content().kind().text());
    root.put("version", pack.content().version());
    pack.seal()
        .ifPresent(seal -> {
          root.put("issued", seal.issuedAt().toString());
          seal.keyId().ifPresent(id -> root.put("keyId", id));
        });
    root.put("signature", authenticity.word());
    root.put("bytes", pack.size());
    switch (content) {
      case Decoded.Value<PackContent>(PackContent value) -> put(value, root);
      case Decoded.Malformed<PackContent>(String reason) -> root.put("broken", reason);
      case Decoded.NotMine<PackContent> _ -> root.put("broken", "");
    }
    return root;
  }

  private static void put(PackContent content, ObjectNode root) {
    switch (content) {
      case PackContent.Rules(var rules) -> root.set("rules", JSON.readTree(rules.encode()));
      case PackContent.Trust(List<Issuer> issuers) -> {
        ArrayNode all = root.putArray("issuers");
        issuers.forEach(issuer -> put(IssuerWords.of(issuer), all.addObject()));
      }
      case PackContent.Revoked(int codes) -> root.put("entries", codes);
      case PackContent.Watched(int numbers) -> root.put("entries", numbers);
    }
  }

  private static void put(IssuerWords words, ObjectNode node) {
    node.put("use", words.issuer().use().text());
    node.put("keyId", words.issuer().keyId().hex());
    node.put("algorithm", words.algorithm());
    words.subject().ifPresent(subject -> node.put("subject", subject));
    words.country().ifPresent(country -> node.put("country", country));
    words.expires().ifPresent(moment -> node.put("expires", moment.toString()));
    ArrayNode limits = node.putArray("limitedTo");
    words.limits().stream()
        .sorted()
        .forEach(proof -> limits.add(proof.name().toLowerCase(Locale.ROOT)));
  }
}
