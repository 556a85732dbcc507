package tramquet.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The rules by which a lane decides. Two are built in, so that a kiosk decides from its first
/// minute and nothing is green by accident.
///
/// @param name what people call it
/// @param version as in the pack's envelope; 1 for the built-in ones
/// @param accepts stable names of the code formats that count as proof of identity
/// @param declarationMaxAge how old a health declaration may be; empty: none is required
/// @param watchList whether the watch list is looked at
public record RulePack(
    String name,
    long version,
    Set<String> accepts,
    Optional<Duration> declarationMaxAge,
    boolean watchList) {

  private static final Set<String> EVERY_IDENTITY =
      Set.of("citizen-card", "health-insurance-card", "pc-covid-personal-code", "personal-code");

  /// Identity, not on the watch list, and a declaration not older than 24 h without symptom, zone
  /// or contact.
  public static final RulePack CHECKPOINT =
      new RulePack("checkpoint", 1, EVERY_IDENTITY, Optional.of(Duration.ofHours(24)), true);

  /// Bus and ferry: identity, and not on the watch list. A declaration is not required; one that is
  /// shown and names a risk is heeded.
  public static final RulePack MANIFEST =
      new RulePack("manifest", 1, EVERY_IDENTITY, Optional.empty(), true);

  /// Copies the set.
  public RulePack {
    accepts = Set.copyOf(accepts);
  }

  /// The body of a pack: JSON, since people write and read rules.
  public byte[] encode() {
    ObjectNode root = Fields.JSON.createObjectNode();
    root.put("name", name);
    root.put("version", version);
    ArrayNode formats = root.putArray("accepts");
    new TreeSet<>(accepts).forEach(formats::add);
    declarationMaxAge.ifPresent(age -> root.put("declarationMaxAge", age.toString()));
    root.put("watchList", watchList);
    return Fields.JSON.writeValueAsBytes(root);
  }

  /// Reads a body; anything else is malformed.
  public static Decoded<RulePack> decode(byte[] body) {
    return Fields.decode(
        Fields.JSON,
        body,
        fields ->
            new RulePack(
                fields.text("name"),
                fields.number("version"),
                Set.copyOf(fields.texts("accepts")),
                fields.optionalText("declarationMaxAge").map(Duration::parse),
                fields.flag("watchList")));
  }
}
