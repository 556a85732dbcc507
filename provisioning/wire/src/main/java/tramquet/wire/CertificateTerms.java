package tramquet.wire;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A proof that a rule pack asks for: some certificate of the person has a colour that admits.
/// Rules as a state publishes them are one colour.
///
/// @param name what people call it: `immune`
/// @param colours the first whose rules all hold is the colour of a certificate; none: it is red
/// @param admit colours that suffice, at least one
public record CertificateTerms(String name, List<Colour> colours, Set<String> admit) {

  /// Throws `IllegalArgumentException` when no certificate could ever suffice.
  public CertificateTerms {
    colours = List.copyOf(colours);
    admit = Set.copyOf(admit);
    Set<String> named = Set.copyOf(colours.stream().map(Colour::colour).toList());
    if (admit.isEmpty() || !named.containsAll(admit)) {
      throw new IllegalArgumentException("certificate colours");
    }
  }

  /// A colour and what earns it.
  ///
  /// @param colour such as `green`
  /// @param rules all of them must hold; at least one
  public record Colour(String colour, List<CertificateRule> rules) {

    /// Throws `IllegalArgumentException` without rules: everything would hold.
    public Colour {
      rules = List.copyOf(rules);
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("certificate rules");
      }
    }
  }

  void write(ObjectNode node) {
    node.put("name", name);
    ArrayNode list = node.putArray("colours");
    for (Colour colour : colours) {
      ArrayNode rules = list.addObject().put("colour", colour.colour()).putArray("rules");
      colour.rules().forEach(rule -> rules.add(rule.document()));
    }
    ArrayNode admitted = node.putArray("admit");
    admit.stream().sorted().forEach(admitted::add);
  }

  static CertificateTerms read(Fields fields) {
    String name = fields.text("name");
    List<Colour> colours =
        fields.objects("colours").stream().map(CertificateTerms::colour).toList();
    Set<String> admit = Set.copyOf(fields.texts("admit"));
    return fields.built(
        () -> new CertificateTerms(name, colours, admit),
        "admit must name at least one colour, and only such as `colours` gives rules for");
  }

  private static Colour colour(Fields fields) {
    String colour = fields.text("colour");
    List<CertificateRule> rules =
        fields.objects("rules").stream().map(CertificateRule::read).toList();
    return fields.built(() -> new Colour(colour, rules), "rules must hold at least one rule");
  }
}
