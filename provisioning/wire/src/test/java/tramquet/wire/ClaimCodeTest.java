package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class ClaimCodeTest {
  /// The vector of the decision record.
  private static final String CODE =
      "TQC1:RRQT 9P60GO00CK1SGZ GFV09CKQ60IDME-ECVCZED6VCRPC7ECE$D59D QEM/E1$CKWERZCB$CBE"
          + "CP9ERZCX/E9G7:Q6EM6GPCF6BW50W50W50W50W50W50W50W50W50W50W50W50W50W50W50W50%JCMUCX50"
          + "7H0QS00+0$.CZ CZKEVVEJB0JB0JB0JB0JB0JB0JB0JB0/ C EDRQE-PD59DEX5CEC5W54W53$CPVDKPCO"
          + "ED59DEX5CEC5W5FVCBEC. CLN87OS0SK.89UCKDVCCECX C/A6AVCZKE1$CKWEVFFJECAWE04E-EDEFF52"
          + "46H06H06H06H06H06H06H06H06H06H06H06H06H06H06H0DJ0S/EA$CF6B%M0%M0%M0%M0%M0%M0%M0%M0"
          + "%M0%M0%M0%M0%M0%M0%M0%M0OPCIECIF3UZRIAG .C+3EIF3UZRJAG2%EBWE:TD3CE.D527BC$UBW3%YQ7"
          + "32WHFSLIU0NFNE. IYB0UZPGHR8*K3U7+KI CA+SJDTQMRF6DOM-A5J55UFGWATTP4U81$M8IVY+B404QY"
          + "AY74OBVBCR";

  static Map<String, ClaimCode> golden() {
    return Map.of("claim", SpecimenClaims.market(), "claim-wifi", SpecimenClaims.wireless());
  }

  static Stream<ClaimCode> codes() {
    return Stream.of(SpecimenClaims.market(), SpecimenClaims.wireless(), SpecimenClaims.longest());
  }

  private static Decoded<Signed<ClaimCode>> decode(String text) {
    return ClaimCode.decode(text, SpecimenPacks.TRUSTED);
  }

  private static Optional<ClaimCode> verified(Decoded<Signed<ClaimCode>> read) {
    return read.asOptional()
        .filter(signed -> signed.verification() == Verification.VERIFIED)
        .map(Signed::value);
  }

  /// The text around any message, with the check that belongs to it.
  private static String text(byte[] message) {
    CRC32 crc = new CRC32();
    crc.update(message);
    return ClaimCode.PREFIX
        + Base45.encode(
            ByteBuffer.allocate(message.length + 4)
                .put(message)
                .putInt((int) crc.getValue())
                .array());
  }

  @Test
  void aClaimIsWrittenAndReadAsPromised() {
    golden()
        .forEach((name, code) -> {
          assertEquals(text(Golden.bytes(name)), code.code(SpecimenPacks.KEY), name);
          assertEquals(Optional.of(code), verified(decode(text(Golden.bytes(name)))));
        });
    assertEquals(CODE, SpecimenClaims.market().code(SpecimenPacks.KEY));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whatIsWrittenComesBackAndFits(ClaimCode code) {
    String text = code.code(SpecimenPacks.KEY);
    assertEquals(Optional.of(code), verified(decode(text)));
    assertTrue(text.length() <= ClaimCode.MAX_TEXT, () -> "characters: " + text.length());
    assertTrue(text.matches("[0-9A-Z $%*+./:-]*"), "QR's alphanumeric mode");
  }

  /// Readers that type lose, double, change and swap characters of long codes.
  @ParameterizedTest
  @MethodSource("codes")
  void whatATypingReaderSpoilsIsSeenByTheCheckAlone(ClaimCode code) {
    String good = code.code(SpecimenPacks.KEY);
    Random random = new Random(9);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(good);
      int at = ClaimCode.PREFIX.length() + random.nextInt(good.length() - 7);
      switch (i % 4) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, text.charAt(at));
        case 2 -> text.setCharAt(at, text.charAt(at) == 'A' ? 'B' : 'A');
        default -> text.setCharAt(at, Character.toLowerCase(text.charAt(at)));
      }
      if (!text.toString().equals(good)) {
        Decoded<Signed<ClaimCode>> read = decode(text.toString());
        assertInstanceOf(Decoded.Malformed.class, read);
        assertTrue(read.toString().matches(".*reason=(check|base45 \\w+)]"), read.toString());
      }
    }
  }

  /// Whoever changes the message and mends the check has no signature.
  @Test
  void noFlippedBitVerifies() {
    byte[] good = Golden.bytes("claim-wifi");
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] wrong = good.clone();
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(Optional.empty(), verified(decode(text(wrong))), "bit " + bit);
    }
  }

  @Test
  void everyTruncationIsMalformed() {
    String good = SpecimenClaims.market().code(SpecimenPacks.KEY);
    for (int length = ClaimCode.PREFIX.length(); length < good.length(); length++) {
      assertInstanceOf(Decoded.Malformed.class, decode(good.substring(0, length)));
    }
    byte[] message = Golden.bytes("claim");
    for (int length = 0; length < message.length; length++) {
      assertInstanceOf(
          Decoded.Malformed.class, decode(text(java.util.Arrays.copyOf(message, length))));
    }
  }

  @Test
  void anyOtherMembersOrValuesAreMalformed() {
    List<Consumer<ObjectNode>> changes =
        List.of(
            root -> root.put("v", 2),
            root -> root.put("kind", "order"),
            root -> root.put("only", "indoors"),
            root -> root.put("host", "https://centre.example.vn"),
            root -> root.put("host", "CENTRE.example.vn"),
            root -> root.put("ca", new byte[31]),
            root -> root.put("id", new byte[9]),
            root -> root.put("secret", new byte[15]),
            root -> root.put("kiosk", "Kiosk"),
            root -> root.put("place", "a"),
            root -> root.put("name", ""),
            root -> root.put("name", "a".repeat(61)),
            root -> root.put("name", "a\nb"),
            root -> root.put("lane", "a b"),
            root -> root.put("dir", "both"),
            root -> root.put("authority", new byte[33]),
            root -> root.put("authority", new byte[32]),
            root -> root.put("view", "text"),
            root -> root.put("iat", -1),
            root -> root.put("iat", SpecimenClaims.FROM.getEpochSecond() + 1),
            root -> root.put("until", SpecimenClaims.FROM.getEpochSecond()),
            root -> root.put("until", SpecimenClaims.FROM.getEpochSecond() + 86_401),
            root -> root.put("until", Long.MAX_VALUE),
            root -> root.put("ssid", ""),
            root -> root.put("ssid", "a".repeat(33)),
            root -> root.put("pass", "without a network"));
    byte[] payload = CoseSign1.decode(Golden.bytes("claim")).asOptional().orElseThrow().payload();
    for (int i = 0; i < changes.size(); i++) {
      ObjectNode root = (ObjectNode) Fields.CBOR.readTree(payload);
      changes.get(i).accept(root);
      byte[] changed = CoseSign1.sign(Fields.CBOR.writeValueAsBytes(root), SpecimenPacks.KEY);
      assertInstanceOf(Decoded.Malformed.class, decode(text(changed)), "change " + i);
    }
  }

  @Test
  void whoSignedItIsSeen() {
    String strangers = SpecimenClaims.market().code(SigningKey.generate());
    assertEquals(
        Verification.UNTRUSTED, decode(strangers).asOptional().orElseThrow().verification());
    assertEquals(
        Verification.UNTRUSTED,
        ClaimCode.decode(SpecimenClaims.market().code(SpecimenPacks.KEY), TrustedKeys.none())
            .asOptional()
            .orElseThrow()
            .verification());
  }

  @Test
  void neitherOfOrderAndClaimIsTakenForTheOther() {
    byte[] order = SpecimenOrders.admit().encode(SpecimenPacks.KEY);
    assertInstanceOf(Decoded.Malformed.class, decode(text(order)));
    assertInstanceOf(
        Decoded.Malformed.class, Order.decode(Golden.bytes("claim"), SpecimenPacks.TRUSTED));
    for (String other : List.of("", "TQC", "TQS1:ABC", "tqc1:ABC", "TQC2:ABC")) {
      assertEquals(new Decoded.NotMine<>(), decode(other));
    }
    assertEquals(
        new Decoded.Malformed<>("too long for a claim code"),
        decode(ClaimCode.PREFIX + "0".repeat(ClaimCode.MAX_TEXT)));
  }

  @Test
  void aDayIsTheLongest() {
    assertEquals(ClaimCode.LONGEST, Duration.ofHours(24));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SpecimenClaims.of(
                Optional.empty(), SpecimenClaims.FROM, SpecimenClaims.FROM.plusSeconds(86_401)));
  }

  @Test
  void theDigitsAreThoseOfKeyIdAndSecret() {
    Claim claim = SpecimenClaims.market().claim();
    byte[] key = SpecimenPacks.KEY.publicKey().getEncoded();
    assertEquals("708893", claim.digits(key));
    assertNotEquals(
        claim.digits(key), claim.digits(SigningKey.generate().publicKey().getEncoded()));
    assertNotEquals(claim.digits(key), new Claim("0102030405060709", claim.secret()).digits(key));
    assertNotEquals(
        claim.digits(key), new Claim(claim.id(), SpecimenClaims.filled(16, 3)).digits(key));
  }

  @Test
  void theDigitsAreSpreadOverAMillion() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      byte[] key = ByteBuffer.allocate(4).putInt(i).array();
      String digits = SpecimenClaims.market().claim().digits(key);
      assertTrue(digits.matches("[0-9]{6}"));
      seen.add(digits);
    }
    // Of a thousand drawn from a million, half a pair are expected to be the same.
    assertTrue(seen.size() > 990, () -> "different: " + seen.size());
    assertTrue(seen.stream().anyMatch(digits -> digits.startsWith("0")), "zeros lead too");
  }

  @Test
  void noSecretIsTold() {
    String said =
        SpecimenClaims.wireless().toString()
            + SpecimenClaims.wireless().claim()
            + SpecimenClaims.wireless().wifi();
    assertFalse(said.contains("correct horse") || said.contains("020202"), said);
    byte[] secret = SpecimenClaims.market().claim().secret();
    secret[0]++;
    assertArrayEquals(SpecimenClaims.filled(16, 2), SpecimenClaims.market().claim().secret());
  }
}
