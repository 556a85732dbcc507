package tramquet.wire.certlogic;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.POJONode;

/// The operations on date-times. Clause "Dates and date-times": `plusTime` and `dccDateOfBirth` are
/// the only ways to make one; it is an instant, to the millisecond.
final class DateTimes {
  private static final Evaluated NOT_A_DATE =
      new Evaluated.Invalid("a date-time must be text in one of the formats");
  private static final Evaluated NOT_DATE_TIMES =
      new Evaluated.Invalid("operands must be date-times");

  private DateTimes() {}

  /// Clause "Offset date-time (`plusTime`)": amount and unit are literals and are checked first.
  static Evaluated plusTime(JsonNode operands, Scope scope) {
    OptionalLong amount = Whole.number(operands.get(1));
    Optional<TimeUnit> unit = operands.get(2).stringValueOpt().flatMap(TimeUnit::named);
    if (amount.isEmpty() || unit.isEmpty()) {
      return new Evaluated.Invalid("plusTime takes an integer and a unit of time");
    }
    if (Math.abs(amount.getAsLong()) > TimeUnit.MAX_AMOUNT) {
      return new Evaluated.Invalid("plusTime reaches too far");
    }
    return scope
        .evaluate(operands.get(0))
        .then(text ->
            read(text, DateText::dateTime, from -> unit.get().add(from, amount.getAsLong())));
  }

  /// Clause "DCC Date of birth (`dccDateOfBirth`)".
  static Evaluated dateOfBirth(List<JsonNode> values) {
    return read(values.getFirst(), DateText::date, date -> date);
  }

  /// A comparison of neighbours, by time.
  static Operator inOrder(IntPredicate wanted) {
    return Operator.onValues(values -> {
      List<Instant> instants = values.stream().flatMap(v -> instant(v).stream()).toList();
      return instants.size() == values.size()
          ? Neighbours.inOrder(instants, wanted)
          : NOT_DATE_TIMES;
    });
  }

  private static Evaluated read(
      JsonNode value,
      Function<String, Optional<LocalDateTime>> format,
      Function<LocalDateTime, LocalDateTime> then) {
    return value
        .stringValueOpt()
        .flatMap(format)
        .map(then)
        .map(utc -> utc.toInstant(ZoneOffset.UTC))
        .map(instant -> Evaluated.of(JsonNodeFactory.instance.pojoNode(instant)))
        .orElse(NOT_A_DATE);
  }

  private static Optional<Instant> instant(JsonNode value) {
    return value instanceof POJONode pojo && pojo.getPojo() instanceof Instant instant
        ? Optional.of(instant)
        : Optional.empty();
  }
}
