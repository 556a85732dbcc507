package tramquet.kiosk.risk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tramquet.kiosk.clock.WallTime;
import tramquet.wire.Declaration;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.PersonalCode;
import tramquet.wire.RulePack;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// Judges a code of every kind once before the first visitor comes: the classes, tables and
/// signature algorithms that the first code of a kind needs cost its bearer a tenth of a second or
/// more. Nothing of it is recorded; the persons are invented.
final class WarmUp {
  /// Cards, as nearly everybody shows one.
  private static final List<String> CARDS =
      List.of(
          "001090000001||Nguyễn Văn Ánh|01011990|Nam|Số 1, Hà Nội|01012021",
          "0123456789|4e677579e1bb856e2056c4836e20c3816e68|01/01/1990|1|-|01 -"
              + " 001|01/01/2021|-|01/01/2021|01234567890123|-|4|"
              + " 01/01/2026|0123456789abcdef-0123|4|4861204ee1bb9969|$",
          "******509|NGUYEN VAN A|1990-**-**|0|123456789012345678|<1<00<0");

  private static final List<String> OTHERS =
      List.of(
          "https://qr.tokhaiyte.vn/?p=1",
          "001090000001||Nguyá»\u0085n VÄ\u0083n Ã\u0081nh|01011990|Nam|HÃ Ná»\u0099i|01012021",
          "noise");

  /// As often as it takes until the compiler has seen the loops: the first rounds take ten times as
  /// long as later ones.
  private static final int ROUNDS = 20;

  /// The compiler takes a method that was called 200 times. Until then a card takes three times as
  /// long; to get there takes fifty milliseconds.
  private static final int CARD_ROUNDS = 200;

  /// A certificate, and that of its signer (base64 DER), trusted here alone.
  private static final String CERTIFICATE =
      "HC1:NCFOXN%TSMAHN-HG SZ*FMJN+:J8NB1V8SFB7AJ*7TRE4/.LM*UTSJPSSKP5AN9I6T5XH4PI"
          + "QJAZGA+1V2:U:PI/E2$4JY/K4+C1.KS+AL-RKOJ ZJ83BQ8TB 3WPTE7J92K%93BYKJ4AG9EE-BB"
          + "LEH-BJMF$UKY+H56K8KES/F-1JF.KXHGREG%12N:IN1MPF5RBQ746B46O1N646RM93O5RF6$T61R"
          + "63B0 %PZIEQKERQ8IY1I$HH%U8 9PS5/IE%TE6UG+ZEAT1HQ13W1:O14SI4UUTNIPPAIMI.J9DYH"
          + " C0ZA32IL0OP7885:4K$2CN0$XK36DL4LEV4*2DP79U*0CEBQ/GXQFY73/JBNNVRS02DNDUFVSN7"
          + "839M7:57:RHAQ69VP/VFYBP08S:SQV3BR2G:$GB$2MPJVRE:NTHKQD3TU4CPA1K/JC+7AN8D7HJI"
          + "S/6TE6HJRD1AS%26O25Z3TUORN9OL7UE7E+104ZJ91";

  private static final String CERTIFICATE_SIGNER =
      "MIIBLTCB06ADAgECAgEBMAoGCCqGSM49BAMCMCAxCzAJBgNVBAYTAlZOMREwDwYDVQQDDAhTcGVj"
          + "aW1lbjAeFw0yMTAxMDEwMDAwMDBaFw00OTEyMzEwMDAwMDBaMCAxCzAJBgNVBAYTAlZOMREwDwYD"
          + "VQQDDAhTcGVjaW1lbjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHXoTwRz/+QHPTCvMyrQu0Fg"
          + "LqvXTbEGV0b17/UYfCz/Lv+ZDWYKXJxCw8xkdYmn/b2LHtsiQff/T/0YVwG5ecQwCgYIKoZIzj0E"
          + "AwIDSQAwRgIhANWEZTXK3Hm0lgr1S71x1qNf4RPEQxkPxO/Qe850b/ggAiEA/5ax1x9mHfgm5DVH"
          + "YBcV+5qre+DQ8tdwTYsNvlllBYU=";

  private WarmUp() {}

  /// Takes some tenths of a second. The signed codes are judged by an assessor of its own, which
  /// trusts their keys, so that a signature is really verified.
  static void run(Assessor assessor, Instant now) {
    SigningKey key = SigningKey.generate();
    TrustList signers =
        new TrustList(
            TrustedKeys.of(key.publicKey()),
            TrustedKeys.ofCertificates(List.of(Base64.getDecoder().decode(CERTIFICATE_SIGNER)))
                .asOptional()
                .orElseThrow());
    Packs packs = Packs.of(RulePack.CHECKPOINT, signers, WatchList.EMPTY);
    WallTime time = new WallTime(now, true);
    Assessor believer =
        new Assessor(() -> packs, new LaneTerms(Direction.ENTRY, true), History.NONE);
    List<byte[]> believed = List.of(signed(now, key).getBytes(UTF_8), CERTIFICATE.getBytes(UTF_8));
    for (int round = 0; round < ROUNDS; round++) {
      OTHERS.forEach(code -> assessor.assess(code.getBytes(UTF_8), Optional.empty(), time));
      believed.forEach(code -> believer.assess(code, Optional.empty(), time));
    }
    for (int round = 0; round < CARD_ROUNDS; round++) {
      CARDS.forEach(code -> assessor.assess(code.getBytes(UTF_8), Optional.empty(), time));
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
