package tramquet.technician;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tramquet.wire.CertificateRule;
import tramquet.wire.CertificateTerms;
import tramquet.wire.DeclarationTerms;
import tramquet.wire.EntryTerms;
import tramquet.wire.OpeningHours;
import tramquet.wire.PackKind;
import tramquet.wire.RulePack;
import tramquet.wire.ShelfLife;
import tramquet.wire.Zone;
import tramquet.wire.ZoneTerms;

/// Every term of a rule pack in plain words, those that ask for nothing too.
///
/// @param rules to be told
record RuleWords(RulePack rules) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Words.line("name", rules.name()));
    lines.add(Words.line("identity", identity()));
    declaration(rules.declaration(), lines);
    zones(rules.zones(), lines);
    certificates(lines);
    lines.add(
        Words.line("watch list", rules.watchList() ? "who is on it is stopped" : "not looked at"));
    entry(rules.entry(), lines);
    shelfLives(lines);
    return lines;
  }

  private String identity() {
    return rules.accepts().isEmpty()
        ? "no code counts: NOBODY IS LET IN"
        : "one of " + String.join(", ", new TreeSet<>(rules.accepts()));
  }

  private static void declaration(DeclarationTerms terms, List<String> lines) {
    String age = "not older than " + Words.duration(terms.maxAge());
    lines.add(
        Words.line(
            "declaration",
            terms.required() ? "required, " + age : "not required; one is heeded that is " + age));
    Set<String> stops =
        terms.symptoms().stream()
            .map(symptom -> symptom.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    lines.add(
        Words.line(
            "",
            "stops who declares "
                + (stops.isEmpty() ? "" : "a symptom (" + String.join(", ", stops) + "), ")
                + "an epidemic zone or a contact"));
  }

  private static void zones(ZoneTerms terms, List<String> lines) {
    lines.add(
        Words.line(
            "zones",
            terms.refuseFrom().isPresent()
                ? "stops who declares an area of level "
                    + terms.refuseFrom().getAsInt()
                    + " or above"
                : "nobody is stopped for the level of an area"));
    terms.zones().forEach(zone -> lines.add(Words.line("", zone(zone))));
    if (!terms.zones().isEmpty()) {
      lines.add(Words.line("", "of areas within each other the smallest counts; all others: 1"));
    }
  }

  private static String zone(Zone zone) {
    return "%s: level %d (%s), from %s %s"
        .formatted(
            zone.area().path(),
            zone.level(),
            List.of("green", "yellow", "orange", "red").get(zone.level() - 1),
            zone.from(),
            zone.to().map(LocalDate::toString).map(day -> "to " + day).orElse("on"));
  }

  private void certificates(List<String> lines) {
    if (rules.certificates().isEmpty()) {
      lines.add(Words.line("certificates", "none is asked for"));
    }
    for (CertificateTerms terms : rules.certificates()) {
      lines.add(
          Words.line(
              "certificate",
              "`%s` is asked for: lets in who has %s"
                  .formatted(terms.name(), String.join(" or ", new TreeSet<>(terms.admit())))));
      for (CertificateTerms.Colour colour : terms.colours()) {
        lines.add(
            Words.line(
                "",
                "%s (%s), if %s:"
                    .formatted(
                        colour.colour(),
                        terms.admit().contains(colour.colour()) ? "let in" : "not let in",
                        colour.rules().size() == 1 ? "this holds" : "all of these hold")));
        colour.rules().forEach(rule -> lines.add(Words.line("", "  " + rule(rule))));
      }
      lines.add(Words.line("", "otherwise: red (not let in)"));
    }
    rules
        .valueSets()
        .properties()
        .forEach(set ->
            lines.add(
                Words.line(
                    "value set",
                    "`%s`: %s"
                        .formatted(set.getKey(), Words.count(set.getValue().size(), "code")))));
  }

  private static String rule(CertificateRule rule) {
    return "%s %s, %s to %s%s: %s"
        .formatted(
            rule.identifier(),
            rule.version(),
            day(rule.validFrom()),
            day(rule.validTo()),
            rule.type() == CertificateRule.Type.INVALIDATION
                ? " (certificates of " + rule.country() + ")"
                : "",
            description(rule.document()));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /// As its author wrote it, in English if there is any.
  private static String description(JsonNode document) {
    JsonNode all = document.path("Description");
    return all.valueStream()
        .filter(each -> each.path("lang").asString("").equals("en"))
        .findFirst()
        .or(() -> all.valueStream().findFirst())
        .map(each -> each.path("desc").asString(""))
        .orElse("(not described)");
  }

  private static void entry(EntryTerms terms, List<String> lines) {
    lines.add(
        Words.line(
            "opens",
            terms.opens().isEmpty()
                ? "always"
                : terms.opens().stream().map(RuleWords::hours).collect(Collectors.joining("; "))));
    lines.add(
        Words.line(
            "capacity",
            terms.capacity().isPresent()
                ? "at most " + Words.count(terms.capacity().getAsInt(), "visitor")
                : "any number of visitors"));
    lines.add(
        Words.line(
            "entering again",
            terms
                .antiPassback()
                .map(time -> "not within " + Words.duration(time) + " without having left")
                .orElse("always")));
    lines.add(
        Words.line(
            "same visit",
            terms
                .sameVisit()
                .map(time -> "a code shown again within " + Words.duration(time))
                .orElse("never: every code counts anew")));
  }

  private static String hours(OpeningHours hours) {
    String days =
        hours.days().size() == DayOfWeek.values().length
            ? "every day"
            : hours.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ROOT))
                .collect(Collectors.joining(" "));
    if (hours.from().equals(hours.to())) {
      return days + " from " + hours.from() + ", 24 hours";
    }
    return "%s %s to %s%s"
        .formatted(
            days,
            hours.from(),
            hours.to(),
            hours.to().isBefore(hours.from()) ? " of the next day" : "");
  }

  private void shelfLives(List<String> lines) {
    String label = "age of data";
    for (PackKind kind : PackKind.values()) {
      if (rules.shelfLife(kind).isPresent()) {
        lines.add(Words.line(label, kind.text() + ": " + life(rules.shelfLife(kind).get())));
        label = "";
      }
    }
    if (rules.shelfLives().isEmpty()) {
      lines.add(Words.line(label, "no pack ever ages"));
    } else {
      lines.add(Words.line("", "packs of other kinds never age"));
    }
  }

  private static String life(ShelfLife life) {
    return "ageing after %s, stale after %s: then %s"
        .formatted(
            Words.duration(life.ageing()),
            Words.duration(life.stale()),
            switch (life.effect()) {
              case SHOW -> "staff see it, and no more";
              case DISTRUST -> "codes that rely on it do not count";
              case REFUSE -> "NOBODY IS LET IN";
            });
  }
}
