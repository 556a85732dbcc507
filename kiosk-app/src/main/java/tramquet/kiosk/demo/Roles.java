package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static tramquet.kiosk.demo.Expectation.green;
import static tramquet.kiosk.demo.Expectation.red;
import static tramquet.kiosk.demo.Role.held;
import static tramquet.kiosk.demo.Role.once;
import static tramquet.kiosk.demo.Role.then;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import tramquet.drivers.Bytes;
import tramquet.kiosk.demo.Expectation.NoVisit;
import tramquet.kiosk.demo.Role.Manner;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.PlaceCode;
import tramquet.wire.Reason;

/// Every kind of visitor: each format, each outcome, and what the world does to codes.
final class Roles {
  private static final Duration HOUR = Duration.ofHours(1);

  private static final Expectation ASKED = new NoVisit(Outcome.ASK);
  private static final Expectation UNREADABLE = new NoVisit(Outcome.UNREADABLE);
  private static final Expectation PLACE = new NoVisit(Outcome.PLACE_CODE);

  private static final List<Role> CARDS =
      List.of(
          new Role(
              "citizen card, then declared",
              green(),
              (p, by) -> then(Cards.read(Cards.citizen(p)), by.code(p, by.clear()))),
          new Role(
              "new citizen card, then declared",
              green(),
              (p, by) -> then(Cards.read(Cards.citizenOf2024(p)), by.code(p, by.clear()))),
          new Role(
              "old insurance card, then declared",
              green(),
              (p, by) -> then(Cards.read(Cards.insurance(p)), by.code(p, by.clear()))),
          new Role(
              "new insurance card, then declared",
              green(),
              (p, by) -> then(Cards.read(Cards.insuranceOf2021(p)), by.code(p, by.clear()))),
          new Role(
              "PC-Covid code, then declared",
              green(),
              (p, by) -> then(Cards.read(Cards.pcCovid(p)), by.code(p, by.clear()))),
          new Role(
              "masked PC-Covid code, then declared",
              green(),
              (p, by) -> then(Cards.read(Cards.pcCovidMasked(p)), by.code(p, by.clear()))),
          new Role(
              "citizen card, then a fever",
              red(Reason.SYMPTOMS),
              (p, by) ->
                  then(
                      Cards.read(Cards.citizen(p)),
                      by.code(p, by.declared(HOUR, Set.of(Symptom.FEVER), false, false)))),
          new Role(
              "citizen card, on the watch list",
              red(Reason.WATCH_LIST),
              (p, _) -> once(Cards.citizen(p))),
          new Role(
              "insurance card, on the watch list",
              red(Reason.WATCH_LIST),
              (p, _) -> once(Cards.insuranceOf2021(p))),
          new Role(
              "citizen card, walks away",
              ASKED,
              Manner.LEAVING,
              (p, _) -> once(Cards.citizenOf2024(p))),
          new Role("insurance card, gives way", ASKED, (p, _) -> once(Cards.insurance(p))));

  private static final List<Role> PERSONAL_CODES =
      List.of(
          new Role("well", green(), (p, by) -> once(by.code(p, by.clear()))),
          new Role("well, held long", green(), (p, by) -> held(by.code(p, by.clear()), 4)),
          new Role(
              "fever and cough",
              red(Reason.SYMPTOMS),
              (p, by) ->
                  once(
                      by.code(
                          p,
                          by.declared(HOUR, Set.of(Symptom.FEVER, Symptom.COUGH), false, false)))),
          new Role(
              "from a zone",
              red(Reason.EPIDEMIC_ZONE),
              (p, by) -> once(by.code(p, by.declared(HOUR, Set.of(), true, false)))),
          new Role(
              "contact, held long",
              red(Reason.CONTACT),
              (p, by) -> held(by.code(p, by.declared(HOUR, Set.of(), false, true)), 3)),
          new Role(
              "everything at once",
              red(Reason.SYMPTOMS, Reason.EPIDEMIC_ZONE, Reason.CONTACT),
              (p, by) -> once(by.code(p, by.declared(HOUR, Set.of(Symptom.ACHE), true, true)))),
          new Role("expired", red(Reason.CREDENTIAL_EXPIRED), (p, by) -> once(by.expiredCode(p))),
          new Role(
              "forged signature", red(Reason.SIGNATURE_INVALID), (p, by) -> once(by.forgedCode(p))),
          new Role(
              "unknown issuer",
              red(Reason.SIGNATURE_UNTRUSTED),
              (p, by) -> once(by.untrustedCode(p))),
          new Role(
              "on the watch list", red(Reason.WATCH_LIST), (p, by) -> once(by.code(p, by.clear()))),
          new Role(
              "declared yesterday, then today",
              green(),
              (p, by) ->
                  then(
                      Cards.read(
                          by.code(p, by.declared(Duration.ofHours(30), Set.of(), false, false))),
                      by.code(p, by.clear()))),
          new Role("not declared, gives way", ASKED, (p, by) -> once(by.codeWithoutDeclaration(p))),
          new Role(
              "well, in a hurry",
              green(),
              Manner.HURRIED,
              (p, by) -> once(by.code(p, by.clear()))));

  private static final List<Role> TROUBLE =
      List.of(
          new Role(
              "place code",
              PLACE,
              (_, _) -> once(new PlaceCode("tramquet.example.vn", "ben-xe-7").encode())),
          new Role(
              "place code of 2021",
              PLACE,
              (_, _) -> once("https://qr.tokhaiyte.vn/?location=cho-dam")),
          new Role(
              "half a code", UNREADABLE, (p, by) -> once(by.code(p, by.clear()).substring(0, 120))),
          new Role("some other code", UNREADABLE, (_, _) -> once("8934588012228")),
          new Role("NUL and GS", UNREADABLE, (_, _) -> once("]C1\0" + "01\u001d21\u001d\0?")),
          new Role("3 kB of noise", UNREADABLE, (_, _) -> once(noise(3000))),
          new Role(
              "visible ECI, then declared",
              green(),
              (p, by) -> then(Cards.read("\\000026" + Cards.citizen(p)), by.code(p, by.clear()))),
          new Role(
              "NUL at the end, then declared",
              green(),
              (p, by) -> then(Cards.read(Cards.citizen(p) + "\0"), by.code(p, by.clear()))),
          new Role(
              "name mangled, exact, then declared",
              green(),
              (p, by) -> then(readAsLatin(Cards.citizen(p)), by.code(p, by.clear()))),
          new Role(
              "name lost, then declared",
              green(),
              (p, by) ->
                  then(Cards.readWithoutMarkedLetters(Cards.citizen(p)), by.code(p, by.clear()))));

  /// In the order of their first appearance: mixed, so that a short morning has some of each.
  static final List<Role> ALL = mixed();

  private Roles() {}

  private static List<Role> mixed() {
    List<Role> all = new ArrayList<>();
    int longest = Math.max(CARDS.size(), Math.max(PERSONAL_CODES.size(), TROUBLE.size()));
    for (int i = 0; i < longest; i++) {
      for (List<Role> kind : List.of(PERSONAL_CODES, CARDS, TROUBLE)) {
        if (i < kind.size()) {
          all.add(kind.get(i));
        }
      }
    }
    return List.copyOf(all);
  }

  /// UTF-8 that a reader took for Latin-1 and sends as UTF-8 again.
  private static Bytes readAsLatin(String code) {
    return Bytes.of(new String(code.getBytes(UTF_8), ISO_8859_1).getBytes(UTF_8));
  }

  private static Bytes noise(int length) {
    byte[] noise = new byte[length];
    new SplittableRandom(7).nextBytes(noise);
    for (int i = 0; i < length; i++) {
      // In many pieces it would be a flood, after which nobody is heard for two seconds.
      noise[i] = noise[i] == '\r' || noise[i] == '\n' ? 0 : noise[i];
    }
    return Bytes.of(noise);
  }
}
