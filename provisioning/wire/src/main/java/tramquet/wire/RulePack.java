package tramquet.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rules by which a lane decides. Two are built in, so that a kiosk decides from its first
/// minute and nothing is green by accident.
///
/// @param name what people call it
/// @param version as in the pack's envelope; 1 for the built-in ones
/// @param accepts stable names of the code formats that count as proof of identity
/// @param declaration what is asked of health declarations
/// @param zones dangerous areas
/// @param certificates proofs that are asked for, all of them; empty: none
/// @param valueSets what certificate rules look codes up in: an object of arrays; not to be changed
/// @param watchList whether the watch list is looked at
/// @param entry who may enter at all
/// @param shelfLives how long packs are good for; a kind that is not named never ages
public record RulePack(
    String name,
    long version,
    Set<String> accepts,
    DeclarationTerms declaration,
    ZoneTerms zones,
    List<CertificateTerms> certificates,
    JsonNode valueSets,
    boolean watchList,
    EntryTerms entry,
    Map<PackKind, ShelfLife> shelfLives) {

  private static final Set<String> EVERY_IDENTITY =
      Set.of("citizen-card", "health-insurance-card", "pc-covid-personal-code", "personal-code");

  /// The names of all members at any depth, but those inside certificate rules and value sets.
  public static final Set<String> MEMBERS =
      Set.of(
          "name",
          "version",
          "accepts",
          "declaration",
          "required",
          "maxAge",
          "symptoms",
          "zones",
          "refuseFrom",
          "areas",
          "area",
          "level",
          "from",
          "to",
          "certificates",
          "colours",
          "colour",
          "rules",
          "admit",
          "valueSets",
          "watchList",
          "opens",
          "days",
          "capacity",
          "antiPassback",
          "sameVisit",
          "shelfLife",
          "ageing",
          "stale",
          "effect");

  /// Identity, not on the watch list, and a declaration not older than 24 h without symptom, zone
  /// or contact.
  public static final RulePack CHECKPOINT = plain("checkpoint", DeclarationTerms.REQUIRED);

  /// Bus and ferry: identity, and not on the watch list. A declaration is not required; one that is
  /// shown and names a risk is heeded.
  public static final RulePack MANIFEST = plain("manifest", DeclarationTerms.HEEDED);

  /// Copies the collections.
  public RulePack {
    accepts = Set.copyOf(accepts);
    certificates = List.copyOf(certificates);
    shelfLives = Map.copyOf(shelfLives);
  }

  private static RulePack plain(String name, DeclarationTerms declaration) {
    return new RulePack(
        name,
        1,
        EVERY_IDENTITY,
        declaration,
        ZoneTerms.NONE,
        List.of(),
        JsonNodeFactory.instance.objectNode(),
        true,
        EntryTerms.ANY,
        Map.of());
  }

  /// Rules that come with the program, by the name people call them.
  public static Optional<RulePack> preset(String name) {
    return RulePresets.of(name);
  }

  /// The names that `preset` knows.
  public static List<String> presets() {
    return RulePresets.names();
  }

  /// The same rules under another version: that of the envelope they came in.
  public RulePack withVersion(long signed) {
    return new RulePack(
        name,
        signed,
        accepts,
        declaration,
        zones,
        certificates,
        valueSets,
        watchList,
        entry,
        shelfLives);
  }

  /// How long data of a kind is good for; empty: for ever.
  public Optional<ShelfLife> shelfLife(PackKind kind) {
    return Optional.ofNullable(shelfLives.get(kind));
  }

  /// The body of a pack: JSON, since people write and read rules. See the module's README for an
  /// example with every member.
  public byte[] encode() {
    ObjectNode root = Fields.JSON.createObjectNode();
    root.put("name", name);
    root.put("version", version);
    texts(root.putArray("accepts"), accepts);
    ObjectNode declared = root.putObject("declaration");
    declared.put("required", declaration.required());
    declared.put("maxAge", declaration.maxAge().toString());
    ArrayNode symptoms = declared.putArray("symptoms");
    declaration.symptoms().stream().sorted().forEach(s -> symptoms.add(DeclarationTerms.text(s)));
    ObjectNode levels = root.putObject("zones");
    zones.refuseFrom().ifPresent(level -> levels.put("refuseFrom", level));
    ArrayNode areas = levels.putArray("areas");
    zones.zones().forEach(zone -> write(zone, areas.addObject()));
    ArrayNode proofs = root.putArray("certificates");
    certificates.forEach(terms -> terms.write(proofs.addObject()));
    root.set("valueSets", valueSets);
    root.put("watchList", watchList);
    entry.write(root);
    ObjectNode lives = root.putObject("shelfLife");
    new TreeMap<>(shelfLives).forEach((kind, life) -> write(life, lives.putObject(kind.text())));
    return Fields.JSON.writeValueAsBytes(root);
  }

  private static void texts(ArrayNode array, Set<String> texts) {
    new TreeSet<>(texts).forEach(array::add);
  }

  private static void write(Zone zone, ObjectNode node) {
    node.put("area", zone.area().path());
    node.put("level", zone.level());
    node.put("from", zone.from().toString());
    zone.to().ifPresent(day -> node.put("to", day.toString()));
  }

  private static void write(ShelfLife life, ObjectNode node) {
    node.put("ageing", life.ageing().toString());
    node.put("stale", life.stale().toString());
    node.put("effect", life.effect().text());
  }

  /// Reads a body; anything else is malformed. Only `name`, `accepts` and `watchList` are required;
  /// what is left out asks for nothing, but a declaration, which is then asked for as in
  /// `CHECKPOINT`.
  public static Decoded<RulePack> decode(byte[] body) {
    return Fields.decode(Fields.JSON, body, RulePack::read);
  }

  /// Members of a body that `decode` passes over, by their paths, such as `zones.areas[2].tow`: who
  /// writes rules by hand learns of misspelt ones. None where the body is malformed.
  public static List<String> passedOver(byte[] body) {
    List<String> paths = new ArrayList<>();
    decode(body)
        .asOptional()
        .ifPresent(rules ->
            passedOver(
                Fields.JSON.readTree(body), Fields.JSON.readTree(rules.encode()), "", paths));
    return List.copyOf(paths);
  }

  /// `encode` writes every member that is read, so what it does not write was passed over.
  private static void passedOver(JsonNode given, JsonNode read, String path, List<String> paths) {
    given
        .properties()
        .forEach(member -> {
          String here = path + (path.isEmpty() ? "" : ".") + member.getKey();
          if (read.has(member.getKey())) {
            passedOver(member.getValue(), read.path(member.getKey()), here, paths);
          } else if (!member.getValue().isNull()) {
            paths.add(here);
          }
        });
    for (int i = 0; given.isArray() && i < given.size(); i++) {
      passedOver(given.path(i), read.path(i), path + "[" + i + "]", paths);
    }
  }

  private static RulePack read(Fields fields) {
    return new RulePack(
        fields.text("name"),
        fields.has("version") ? fields.number("version") : 1,
        Set.copyOf(fields.texts("accepts")),
        fields
            .optionalObject("declaration")
            .map(RulePack::declaration)
            .orElse(DeclarationTerms.REQUIRED),
        fields.optionalObject("zones").map(ZoneTerms::read).orElse(ZoneTerms.NONE),
        fields.has("certificates")
            ? fields.objects("certificates").stream().map(CertificateTerms::read).toList()
            : List.of(),
        valueSets(fields),
        fields.flag("watchList"),
        EntryTerms.read(fields),
        shelfLives(fields));
  }

  private static DeclarationTerms declaration(Fields fields) {
    Set<Declaration.Symptom> symptoms =
        fields.has("symptoms")
            ? Set.copyOf(
                fields.words(
                    "symptoms",
                    DeclarationTerms::symptom,
                    "fever, cough, breathless, ache or unspecified"))
            : DeclarationTerms.REQUIRED.symptoms();
    boolean required = !fields.has("required") || fields.flag("required");
    Duration maxAge = fields.optionalDuration("maxAge").orElse(DeclarationTerms.REQUIRED.maxAge());
    return fields.built(
        () -> new DeclarationTerms(required, maxAge, symptoms), "maxAge must be at least PT1S");
  }

  private static JsonNode valueSets(Fields fields) {
    Optional<JsonNode> sets = fields.optionalObject("valueSets").map(Fields::node);
    if (sets.filter(all -> !all.valueStream().allMatch(JsonNode::isArray)).isPresent()) {
      throw fields.broken("valueSets", "an object of arrays");
    }
    return sets.orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static Map<PackKind, ShelfLife> shelfLives(Fields fields) {
    Map<PackKind, ShelfLife> lives = new EnumMap<>(PackKind.class);
    fields
        .optionalObject("shelfLife")
        .ifPresent(all ->
            all.members()
                .forEach(member -> {
                  PackKind kind =
                      PackKind.of(member.getKey())
                          .orElseThrow(
                              () -> fields.broken("shelfLife", "an object of " + PackKind.texts()));
                  lives.put(kind, ShelfLife.read(all.object(member.getKey())));
                }));
    return lives;
  }
}
