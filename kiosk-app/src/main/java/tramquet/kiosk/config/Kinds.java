package tramquet.kiosk.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tramquet.drivers.found.AutoModel;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.drivers.scanner.ScannerModels;
import tramquet.kiosk.config.KioskConfig.Pack;
import tramquet.wire.Decoded;
import tramquet.wire.PlaceCode;

/// The kinds of values that keys have.
final class Kinds {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|min|h)");

  private static final Pattern LENGTH = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,2})?) ?(mm|cm|m|in)");

  private Kinds() {}

  /// Text of one shape.
  static Kind<String> text(String range, String pattern) {
    return strings(range, text -> text.matches(pattern));
  }

  /// One of a few words: the names of an enum's constants in small letters.
  static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    String range = all.stream().map(Kinds::word).collect(Collectors.joining(" or "));
    return new Kind<>(
        range,
        toml ->
            all.stream()
                .filter(constant -> word(constant).equals(toml))
                .findFirst()
                .<Decoded<E>>map(Decoded.Value::new)
                .orElseGet(Decoded.NotMine::new));
  }

  /// A scanner that we know, by its id, or `"auto"` for whichever is there.
  static Kind<String> scannerModel() {
    String range =
        Stream.concat(ScannerModels.ALL.stream().map(ScannerModel::id), Stream.of(AutoModel.ID))
            .collect(Collectors.joining(" or "));
    return strings(range, id -> AutoModel.withId(id).isPresent());
  }

  /// The speed of a serial port, or `"auto"` for one that is found out: empty.
  static Kind<OptionalInt> baud() {
    Kind<Integer> number = number("bit/s", 1200, 921_600);
    return new Kind<>(
        number.range() + ", or auto",
        toml ->
            "auto".equals(toml)
                ? new Decoded.Value<>(OptionalInt.empty())
                : number.as(OptionalInt::of).read(toml));
  }

  /// A whole number.
  static Kind<Integer> number(String unit, int least, int most) {
    String range = "whole number, %d to %d %s".formatted(least, most, unit).strip();
    return new Kind<>(
        range,
        toml ->
            toml instanceof Long number && number >= least && number <= most
                ? new Decoded.Value<>(number.intValue())
                : new Decoded.NotMine<>());
  }

  /// `true` or `false`.
  static Kind<Boolean> yesOrNo() {
    return new Kind<>(
        "true or false",
        toml -> toml instanceof Boolean yes ? new Decoded.Value<>(yes) : new Decoded.NotMine<>());
  }

  /// A length of time with its unit, such as `"5 s"`, `"150 ms"`, `"2 min"`, `"24 h"`.
  static Kind<Duration> duration(String least, String most) {
    Duration low = durationOf(least).asOptional().orElseThrow();
    Duration high = durationOf(most).asOptional().orElseThrow();
    return new Kind<>(
        "time from \"%s\" to \"%s\"".formatted(least, most),
        toml ->
            toml instanceof String text
                ? durationOf(text)
                    .flatMap(time ->
                        time.compareTo(low) >= 0 && time.compareTo(high) <= 0
                            ? new Decoded.Value<>(time)
                            : new Decoded.NotMine<>())
                : new Decoded.NotMine<>());
  }

  /// A length with its unit, such as `"178 mm"`, `"75 cm"`, `"1 m"`, `"7 in"`, in millimetres.
  static Kind<Integer> length(String least, String most) {
    int low = lengthOf(least).asOptional().orElseThrow();
    int high = lengthOf(most).asOptional().orElseThrow();
    return new Kind<>(
        "length from \"%s\" to \"%s\"".formatted(least, most),
        toml ->
            toml instanceof String text
                ? lengthOf(text)
                    .flatMap(length ->
                        length >= low && length <= high ? new Decoded.Value<>(length) : notMine())
                : notMine());
  }

  private static Decoded<Integer> lengthOf(String text) {
    Matcher matcher = LENGTH.matcher(text);
    if (!matcher.matches()) {
      return notMine();
    }
    double amount = Double.parseDouble(matcher.group(1));
    return new Decoded.Value<>(
        (int)
            Math.round(
                switch (matcher.group(2)) {
                  case "mm" -> amount;
                  case "cm" -> amount * 10;
                  case "in" -> amount * 25.4;
                  default -> amount * 1000;
                }));
  }

  /// A time of the day, such as `"06:30"`.
  static Kind<LocalTime> timeOfDay() {
    return new Kind<>(
        "time from 00:00 to 23:59",
        toml ->
            toml instanceof String text && text.matches("([01]\\d|2[0-3]):[0-5]\\d")
                ? new Decoded.Value<>(LocalTime.parse(text))
                : notMine());
  }

  /// Languages by ISO 639, at least one, each once.
  static Kind<List<String>> languages() {
    return new Kind<>(
        "list of languages like \"vi\"",
        toml -> {
          if (!(toml instanceof List<?> all)) {
            return notMine();
          }
          List<String> tags = new ArrayList<>();
          for (Object each : all) {
            if (!(each instanceof String tag) || !tag.matches("[a-z]{2,3}") || tags.contains(tag)) {
              return notMine();
            }
            tags.add(tag);
          }
          return tags.isEmpty() ? notMine() : new Decoded.Value<>(tags);
        });
  }

  /// The text of the code of a place.
  static Kind<PlaceCode> placeCode() {
    return new Kind<>(
        "address https://…/p/ID.CHECK of a place",
        toml -> toml instanceof String text ? PlaceCode.decode(text) : notMine());
  }

  /// A file or folder; a relative one is meant from the folder of the configuration file.
  static Kind<Path> path() {
    return new Kind<>("path", toml -> toml instanceof String text ? pathOf(text) : notMine());
  }

  /// Lines of a time-table, each hour once.
  static Kind<List<TripTime>> timetable() {
    return new Kind<>("list of lines like \"06:00 ferry-7\" and \"09:30 -\"", Kinds::timesOf);
  }

  /// Files, each once.
  static Kind<List<Path>> paths() {
    return new Kind<>("list of paths", Kinds::pathsOf);
  }

  /// An address with one of these schemes and a host, without user name or password.
  static Kind<URI> address(String... schemes) {
    String range = Arrays.stream(schemes).map(s -> s + "://…").collect(Collectors.joining(" or "));
    return new Kind<>(
        "address " + range,
        toml -> toml instanceof String text ? addressOf(text, schemes) : notMine());
  }

  /// The name of a bundled pack, or the path of a signed one.
  static Kind<Pack> pack() {
    Function<Path, Pack> choice =
        path ->
            switch (path.toString()) {
              case "checkpoint" -> new Pack.Checkpoint();
              case "manifest" -> new Pack.Manifest();
              default -> new Pack.Signed(path);
            };
    return new Kind<>("checkpoint, manifest or the path of a signed pack", path().as(choice)::read);
  }

  private static Kind<String> strings(String range, Predicate<String> fits) {
    return new Kind<>(
        range,
        toml ->
            toml instanceof String text && fits.test(text)
                ? new Decoded.Value<>(text)
                : new Decoded.NotMine<>());
  }

  private static Decoded<Duration> durationOf(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return notMine();
    }
    long amount = Long.parseLong(matcher.group(1));
    return new Decoded.Value<>(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "min" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  private static Decoded<Path> pathOf(String text) {
    try {
      return text.isBlank() ? notMine() : new Decoded.Value<>(Path.of(text));
    } catch (InvalidPathException e) {
      return notMine();
    }
  }

  private static Decoded<List<TripTime>> timesOf(Object toml) {
    if (!(toml instanceof List<?> all)) {
      return notMine();
    }
    List<TripTime> lines = new ArrayList<>();
    for (Object each : all) {
      switch (each instanceof String text ? TripTime.parse(text) : Kinds.<TripTime>notMine()) {
        case Decoded.Value<TripTime>(TripTime line) -> lines.add(line);
        case Decoded.Malformed<TripTime>(String reason) -> {
          return new Decoded.Malformed<>(reason);
        }
        case Decoded.NotMine<TripTime> _ -> {
          return notMine();
        }
      }
    }
    return lines.stream().map(TripTime::at).distinct().count() == lines.size()
        ? new Decoded.Value<>(lines)
        : new Decoded.Malformed<>("two lines of the time-table have the same hour");
  }

  private static Decoded<List<Path>> pathsOf(Object toml) {
    if (!(toml instanceof List<?> all)) {
      return notMine();
    }
    List<Path> paths = new ArrayList<>();
    for (Object each : all) {
      Decoded<Path> path = each instanceof String text ? pathOf(text) : notMine();
      if (path.asOptional().isEmpty() || !paths.add(path.asOptional().get())) {
        return notMine();
      }
    }
    return new Decoded.Value<>(paths);
  }

  private static Decoded<URI> addressOf(String text, String... schemes) {
    try {
      URI uri = new URI(text);
      boolean fits =
          List.of(schemes).contains(uri.getScheme())
              && uri.getHost() != null
              && uri.getUserInfo() == null;
      return fits ? new Decoded.Value<>(uri) : notMine();
    } catch (URISyntaxException e) {
      return notMine();
    }
  }

  private static <T> Decoded<T> notMine() {
    return new Decoded.NotMine<>();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
