package tramquet.kiosk.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tramquet.wire.HealthProof;

/// The schema of the EU digital COVID certificate, versions 1.0 to 1.3, as issuers have used it:
/// the members of 1.3.0, lengths and types, and of the codes their form. Whether a code is in a
/// value set is left to rules, as value sets grow.
///
/// Wider than the letter in what issuers of many certificates do: dates with a time of day, whole
/// numbers written with a fraction, unused groups that are null or empty, several entries before
/// 1.3.0, codes left empty.
final class DccSchema {
  private static final int LONGEST = 80;
  private static final Pattern VERSION = Pattern.compile("1\\.([0-9]{1,2})\\.[0-9]{1,2}");
  private static final int ONE_ENTRY_SINCE = 3;
  private static final Pattern STANDARDISED = Pattern.compile("[A-Z<]{0,80}");
  private static final Pattern BIRTH = Pattern.compile("((19|20)[0-9]{2}(-[0-9]{2}){0,2}(T.*)?)?");
  private static final Pattern TIME = Pattern.compile("(T[0-9:.]{5,18}(Z|[+-][0-9:]{2,5})?)?");

  /// Identifiers of the European Medicines Agency for organisations have nine digits.
  private static final Pattern ORGANISATION = Pattern.compile("(?!ORG-).*|ORG-[0-9]{9}");

  /// Greece and the United Kingdom as the EU writes them, and Kosovo; none of ISO 3166-1.
  private static final Set<String> FURTHER_COUNTRIES = Set.of("EL", "UK", "XK", "EU");

  private static final Pattern BODY = Pattern.compile("[A-Z]{3,10}");

  private DccSchema() {}

  /// Checks a certificate.
  ///
  /// @param issuedAt when it was issued: nobody is born after that
  static SchemaCheck check(JsonNode content, Instant issuedAt) {
    boolean valid =
        VERSION.matcher(text(content, "ver")).matches()
            && isName(content.path("nam"))
            && isBirthDate(content.path("dob"), issuedAt)
            && hasOneGroup(content);
    return valid ? SchemaCheck.VALID : SchemaCheck.INVALID;
  }

  private static boolean isName(JsonNode name) {
    return name.path("fnt").isString()
        && isNamePart(name, "fn", "fnt")
        && isNamePart(name, "gn", "gnt");
  }

  /// A name of which nothing is left when it is written for machines is none.
  private static boolean isNamePart(JsonNode name, String printed, String standardised) {
    String machine = text(name, standardised);
    return isOptionalText(name, printed)
        && isOptionalText(name, standardised)
        && STANDARDISED.matcher(machine).matches()
        && (text(name, printed).isBlank() || !machine.isEmpty());
  }

  private static boolean isBirthDate(JsonNode birth, Instant issuedAt) {
    if (!birth.isString() || !BIRTH.matcher(birth.stringValue()).matches()) {
      return false;
    }
    // Issuers live as far as half a day ahead of UTC.
    LocalDate latest = LocalDate.ofInstant(issuedAt, ZoneOffset.ofHours(14));
    String text = birth.stringValue();
    String day = text.substring(0, Math.min(text.length(), 10));
    return day.compareTo(latest.toString()) <= 0;
  }

  private static boolean hasOneGroup(JsonNode content) {
    HealthProof[] used =
        Arrays.stream(HealthProof.values())
            .filter(proof -> !content.path(proof.group()).isEmpty())
            .toArray(HealthProof[]::new);
    if (used.length != 1) {
      return false;
    }
    JsonNode entries = content.path(used[0].group());
    return entries.isArray()
        && (entries.size() == 1 || minorVersion(content) < ONE_ENTRY_SINCE)
        && entries.valueStream().allMatch(entry -> isEntry(entry, used[0]));
  }

  private static int minorVersion(JsonNode content) {
    return Integer.parseInt(text(content, "ver").split("\\.", -1)[1]);
  }

  private static boolean isEntry(JsonNode entry, HealthProof proof) {
    return haveText(entry, "tg", "is", "ci", "co")
        && isCountry(text(entry, "co"))
        && switch (proof) {
          case VACCINATION -> isVaccination(entry);
          case TEST -> isTest(entry);
          case RECOVERY -> Stream.of("fr", "df", "du").allMatch(day -> isDate(text(entry, day)));
        };
  }

  private static boolean isVaccination(JsonNode entry) {
    return haveText(entry, "vp", "mp", "ma")
        && ORGANISATION.matcher(text(entry, "ma")).matches()
        && isCount(entry.path("dn"))
        && isCount(entry.path("sd"))
        && isDate(text(entry, "dt"));
  }

  private static boolean isTest(JsonNode entry) {
    String sampled = text(entry, "sc");
    return haveText(entry, "tt", "tr")
        && Stream.of("tc", "nm", "ma").allMatch(member -> isOptionalText(entry, member))
        && isDate(sampled)
        && sampled.indexOf('T') > 0;
  }

  /// ISO 3166-1 alpha-2, or an international organisation.
  private static boolean isCountry(String code) {
    return code.isEmpty()
        || BODY.matcher(code).matches()
        || FURTHER_COUNTRIES.contains(code)
        || Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code);
  }

  private static boolean isCount(JsonNode number) {
    double count = number.isNumber() ? number.asDouble(0) : 0;
    return count >= 1 && count <= Integer.MAX_VALUE && count == Math.rint(count);
  }

  private static boolean isDate(String text) {
    try {
      int end = Math.min(text.length(), 10);
      LocalDate.parse(text.substring(0, end));
      return TIME.matcher(text.substring(end)).matches();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean haveText(JsonNode entry, String... members) {
    return Arrays.stream(members)
        .allMatch(member -> entry.path(member).isString() && isOptionalText(entry, member));
  }

  private static boolean isOptionalText(JsonNode object, String member) {
    JsonNode value = object.path(member);
    return value.isMissingNode()
        || value.isNull()
        || (value.isString() && value.stringValue().length() <= LONGEST);
  }

  private static String text(JsonNode object, String member) {
    return object.path(member).isString() ? object.path(member).stringValue() : "";
  }
}
