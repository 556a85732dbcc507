package tramquet.wire;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Who may enter at all, whatever they show. Nothing of it binds those who leave.
///
/// @param opens when people are let in; empty: always
/// @param capacity how many may be inside at once; empty: any number
/// @param antiPassback how long after an entry the same person cannot enter again without having
///   left; empty: may always
/// @param sameVisit how soon a person who was let in and shows a code again is the same visit, and
///   neither counted nor written again; empty: never
public record EntryTerms(
    List<OpeningHours> opens,
    OptionalInt capacity,
    Optional<Duration> antiPassback,
    Optional<Duration> sameVisit) {
  /// Anybody, at any time.
  public static final EntryTerms ANY =
      new EntryTerms(List.of(), OptionalInt.empty(), Optional.empty(), Optional.empty());

  /// Throws `IllegalArgumentException` for a capacity or a time below 1.
  public EntryTerms {
    opens = List.copyOf(opens);
    if (capacity.isPresent() && capacity.getAsInt() < 1) {
      throw new IllegalArgumentException("capacity");
    }
    if (antiPassback.filter(t -> t.toSeconds() < 1).isPresent()
        || sameVisit.filter(t -> t.toSeconds() < 1).isPresent()) {
      throw new IllegalArgumentException("time between visits");
    }
  }

  /// Whether people are let in then.
  public boolean isOpen(LocalDateTime local) {
    return opens.isEmpty() || opens.stream().anyMatch(hours -> hours.isOpen(local));
  }

  void write(ObjectNode root) {
    ArrayNode hours = root.putArray("opens");
    opens.forEach(each -> each.write(hours.addObject()));
    capacity.ifPresent(people -> root.put("capacity", people));
    antiPassback.ifPresent(time -> root.put("antiPassback", time.toString()));
    sameVisit.ifPresent(time -> root.put("sameVisit", time.toString()));
  }

  static EntryTerms read(Fields fields) {
    List<OpeningHours> opens =
        fields.has("opens")
            ? fields.objects("opens").stream().map(OpeningHours::read).toList()
            : List.of();
    OptionalInt capacity = fields.optionalWithin("capacity", 1, Integer.MAX_VALUE);
    Optional<Duration> antiPassback = fields.optionalDuration("antiPassback");
    Optional<Duration> sameVisit = fields.optionalDuration("sameVisit");
    return fields.built(
        () -> new EntryTerms(opens, capacity, antiPassback, sameVisit),
        "antiPassback and sameVisit must be at least PT1S");
  }
}
