package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import tramquet.drivers.Bytes;
import tramquet.wire.Person.Sex;

/// The codes on cards and phones that others have issued, as an invented person would hold them.
/// None is signed.
final class Cards {
  private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("ddMMyyyy");
  private static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final LocalDate ISSUED = LocalDate.of(2021, 4, 30);

  private Cards() {}

  /// The citizen card of before July 2024: 7 fields.
  static String citizen(Invented who) {
    return String.join(
        "|",
        who.citizenId(),
        who.oldId(),
        who.name(),
        COMPACT.format(who.birth()),
        who.sex() == Sex.MALE ? "Nam" : "Nữ",
        "Tổ 3, Phường Cam Nghĩa, Cam Ranh, Khánh Hoà",
        COMPACT.format(ISSUED));
  }

  /// The card since July 2024: 11 fields, the last four empty.
  static String citizenOf2024(Invented who) {
    return citizen(who) + "||||";
  }

  /// The health insurance card of before 2021: 15 fields.
  static String insurance(Invented who) {
    return String.join(
        "|",
        who.insuranceCard(),
        hex(who.name()),
        SLASHED.format(who.birth()),
        who.sex() == Sex.MALE ? "1" : "2",
        hex("Cam Ranh, Khánh Hoà"),
        "56 - 012",
        "01/01/2021",
        "-",
        "01/01/2021",
        "5601" + who.insurance(),
        "-",
        "4",
        "01/01/2026",
        "0f1e2d3c4b5a6978-1234",
        "$");
  }

  /// The card since 2021: 17 fields, a blank before the thirteenth as printed.
  static String insuranceOf2021(Invented who) {
    return String.join(
        "|",
        who.insurance(),
        hex(who.name()),
        SLASHED.format(who.birth()),
        who.sex() == Sex.MALE ? "1" : "2",
        "-",
        "56 - 012",
        "01/04/2021",
        "-",
        "01/04/2021",
        "5601" + who.insurance(),
        "-",
        "4",
        " 01/01/2026",
        "0f1e2d3c4b5a6978-1234",
        "4",
        hex("Khánh Hoà"),
        "$");
  }

  /// The personal code of PC-Covid with all digits shown.
  static String pcCovid(Invented who) {
    return pcCovid(who, who.oldId(), who.birth().toString());
  }

  /// The same as phones showed it by default: number, day and month hidden.
  static String pcCovidMasked(Invented who) {
    return pcCovid(who, "******" + who.oldId().substring(6), who.birth().getYear() + "-**-**");
  }

  private static String pcCovid(Invented who, String number, String birth) {
    return String.join("|", number, unmarked(who.name()), birth, "0", who.qid(), "<1<00<00");
  }

  /// A name as PC-Covid writes it.
  static String unmarked(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd')
        .replace('Đ', 'D')
        .toUpperCase(Locale.ROOT);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  /// The bytes a reader sends that is set up rightly.
  static Bytes read(String code) {
    return Bytes.of(code.getBytes(UTF_8));
  }

  /// What a reader sends that drops every letter it has no key for.
  static Bytes readWithoutMarkedLetters(String code) {
    return Bytes.of(code.replaceAll("[^\\x00-\\x7f]", "").getBytes(US_ASCII));
  }
}
