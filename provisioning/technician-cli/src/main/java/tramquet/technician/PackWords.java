package tramquet.technician;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tramquet.wire.Decoded;

/// A pack in lines for people: a label, then what it says.
///
/// @param now to tell ages by
record PackWords(Instant now) {
  List<String> lines(PackFile pack, Authenticity authenticity, Decoded<PackContent> content) {
    List<String> lines = new ArrayList<>();
    lines.add(Words.line("kind", pack.content().kind().text()));
    lines.add(Words.line("version", Long.toString(pack.content().version())));
    pack.seal()
        .ifPresent(seal -> {
          lines.add(Words.line("issued", seal.issuedAt() + age(seal.issuedAt())));
          lines.add(Words.line("key", seal.keyId().orElse("not named")));
        });
    lines.add(Words.line("signature", authenticity.text()));
    lines.add(Words.line("size", Words.count(pack.size(), "byte")));
    lines.add("");
    lines.addAll(
        switch (content) {
          case Decoded.Value<PackContent>(PackContent value) -> lines(value);
          case Decoded.Malformed<PackContent>(String reason) ->
              List.of(Words.line("content", "BROKEN: " + reason));
          case Decoded.NotMine<PackContent> _ -> List.of(Words.line("content", "BROKEN"));
        });
    return lines;
  }

  private List<String> lines(PackContent content) {
    return switch (content) {
      case PackContent.Rules(var rules) -> new RuleWords(rules).lines();
      case PackContent.Trust(var issuers) ->
          issuers.stream().flatMap(issuer -> IssuerWords.of(issuer).lines(now).stream()).toList();
      case PackContent.Revoked _, PackContent.Watched _ ->
          List.of(Words.line("content", content.text()));
    };
  }

  /// Nothing within a minute, where the clocks of two desks may differ.
  private String age(Instant issued) {
    Duration age = Duration.between(issued, now);
    if (age.abs().toMinutes() < 1) {
      return "";
    }
    Duration rounded =
        age.abs().toDays() >= 2
            ? Duration.ofDays(age.abs().toDays())
            : Duration.ofMinutes(age.abs().toMinutes());
    return age.isNegative()
        ? " (in " + Words.duration(rounded) + ": LATER THAN NOW)"
        : " (" + Words.duration(rounded) + " ago)";
  }
}
