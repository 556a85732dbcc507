package tramquet.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rule packs that come with the program: the two it decides by without any, and those in files of
/// their own. A new one is one file and one line.
final class RulePresets {
  /// Names of files under `presets`.
  private static final List<String> FILES =
      List.of(
          "da-nang", "ho-chi-minh-city-draft", "inter-province-bus", "pc-covid", "phu-quy-ferry");

  private RulePresets() {}

  static List<String> names() {
    List<String> names =
        new ArrayList<>(List.of(RulePack.CHECKPOINT.name(), RulePack.MANIFEST.name()));
    names.addAll(FILES);
    return List.copyOf(names);
  }

  static Optional<RulePack> of(String name) {
    return switch (name) {
      case "checkpoint" -> Optional.of(RulePack.CHECKPOINT);
      case "manifest" -> Optional.of(RulePack.MANIFEST);
      default -> FILES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    };
  }

  private static RulePack read(String name) {
    try (InputStream in = RulePresets.class.getResourceAsStream("presets/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no preset " + name);
      }
      return switch (RulePack.decode(in.readAllBytes())) {
        case Decoded.Value<RulePack>(RulePack rules) -> rules;
        case Decoded.Malformed<RulePack>(String reason) ->
            throw new IllegalStateException("preset " + name + ": " + reason);
        case Decoded.NotMine<RulePack> _ -> throw new IllegalStateException("preset " + name);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
