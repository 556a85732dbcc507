package tramquet.kiosk.risk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tramquet.wire.Declaration;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.PersonalCode;
import tramquet.wire.RulePack;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// Judges a code of every kind once before the first visitor comes: the classes, tables and
/// signature algorithms that the first code of a kind needs cost its bearer a tenth of a second or
/// more. Nothing of it is recorded; the persons are invented.
final class WarmUp {
  private static final List<String> CODES =
      List.of(
          "001090000001||Nguyễn Văn Ánh|01011990|Nam|Số 1, Hà Nội|01012021",
          "0123456789|4e677579e1bb856e2056c4836e20c3816e68|01/01/1990|1|-|01 -"
              + " 001|01/01/2021|-|01/01/2021|01234567890123|-|4|"
              + " 01/01/2026|0123456789abcdef-0123|4|4861204ee1bb9969|$",
          "******509|NGUYEN VAN A|1990-**-**|0|123456789012345678|<1<00<0",
          "https://qr.tokhaiyte.vn/?p=1",
          "001090000001||Nguyá»\u0085n VÄ\u0083n Ã\u0081nh|01011990|Nam|HÃ Ná»\u0099i|01012021",
          "noise");

  /// As often as it takes until the compiler has seen the loops: the first rounds take ten times as
  /// long as later ones.
  private static final int ROUNDS = 20;

  private WarmUp() {}

  /// Takes some tenths of a second. The signed code is judged by an assessor of its own, which
  /// trusts its key, so that a signature is really verified.
  static void run(Assessor assessor, Instant now) {
    SigningKey key = SigningKey.generate();
    Packs trusting =
        new Packs(RulePack.CHECKPOINT, TrustedKeys.of(key.publicKey()), WatchList.EMPTY);
    Assessor believer = new Assessor(trusting, true);
    byte[] signed = signed(now, key).getBytes(UTF_8);
    for (int round = 0; round < ROUNDS; round++) {
      CODES.forEach(code -> assessor.assess(code.getBytes(UTF_8), Optional.empty(), now));
      believer.assess(signed, Optional.empty(), now);
    }
  }

  private static String signed(Instant now, SigningKey key) {
    Person person =
        new Person(
            List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")),
            Optional.of("Nguyễn Văn Ánh"),
            Optional.empty(),
            Optional.empty());
    Instant second = Instant.ofEpochSecond(now.getEpochSecond());
    return new PersonalCode(
            "warm-up",
            second,
            second.plus(Duration.ofHours(1)),
            person,
            Optional.of(new Declaration(second, Set.of(), false, false)))
        .encode(key);
  }
}
