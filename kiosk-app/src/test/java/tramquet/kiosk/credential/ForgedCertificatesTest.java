package tramquet.kiosk.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tramquet.wire.Base45;
import tramquet.wire.TrustList;
import tramquet.wire.Verification;

/// Codes of the EU's test data, changed: an answer each time, and never a verified other person.
class ForgedCertificatesTest {
  private static final int CHANGES_A_CODE = 60;

  static List<DccCase> cases() {
    return DccCase.all();
  }

  /// ES256 with the key id protected and unprotected, and PS256.
  static List<DccCase> signedInEveryWay() {
    return List.of(
        DccCase.named("AT/2DCode/raw/1.json"),
        DccCase.named("CZ/2DCode/raw/1.json"),
        DccCase.named("LT/2DCode/raw/1.json"));
  }

  private static void isNobodyElse(DccCase intact, byte[] changed, TrustList keys) {
    Reading reading = CredentialFormats.read(changed, keys);
    assertNotNull(reading);
    if (reading instanceof Reading.Recognised(var _, Credential.HealthCertificate forged)
        && forged.verification() == Verification.VERIFIED) {
      Reading.Recognised before = assertInstanceOf(Reading.Recognised.class, intact.read());
      Credential.HealthCertificate real =
          assertInstanceOf(Credential.HealthCertificate.class, before.credential());
      assertEquals(real.claims(), forged.claims());
      assertEquals(real.holder(), forged.holder());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void oneChangedCharacterForgesNothing(DccCase given) {
    TrustList keys = given.trust();
    Random random = new Random(given.name().hashCode());
    for (int i = 0; i < CHANGES_A_CODE; i++) {
      byte[] changed = given.raw();
      changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
      isNobodyElse(given, changed, keys);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noPartOfACodeForgesAnything(DccCase given) {
    TrustList keys = given.trust();
    byte[] raw = given.raw();
    for (int length = 0; length < raw.length; length += 7) {
      isNobodyElse(given, Arrays.copyOf(raw, length), keys);
      isNobodyElse(given, Arrays.copyOfRange(raw, length, raw.length), keys);
    }
  }

  @ParameterizedTest
  @MethodSource("signedInEveryWay")
  void oneChangedBitOfWhatIsSignedForgesNothing(DccCase given)
      throws IOException, DataFormatException {
    TrustList keys = given.trust();
    byte[] signed = inflated(given);
    isNobodyElse(given, code(signed), keys);
    for (int i = 0; i < signed.length; i++) {
      byte[] changed = signed.clone();
      changed[i] ^= (byte) (1 << i % 8);
      isNobodyElse(given, code(changed), keys);
      isNobodyElse(given, code(Arrays.copyOf(signed, i)), keys);
    }
  }

  private static byte[] inflated(DccCase given) throws DataFormatException {
    String text = new String(given.raw(), StandardCharsets.US_ASCII).substring(4);
    Inflater inflater = new Inflater();
    inflater.setInput(Base45.decode(text).asOptional().orElseThrow());
    byte[] space = new byte[4_096];
    int length = inflater.inflate(space);
    assertTrue(inflater.finished());
    inflater.end();
    return Arrays.copyOf(space, length);
  }

  private static byte[] code(byte[] signed) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
      deflater.write(signed);
    }
    return ("HC1:" + Base45.encode(compressed.toByteArray())).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aBombIsRefusedBeforeItFillsTheMemory() throws IOException {
    byte[] bomb = code(new byte[50_000_000]);
    assertEquals("zlib stream is too long", reason(bomb));
    assertEquals("zlib stream is too long", reason(code(new byte[65_537])));
    assertEquals("COSE structure", reason(code(new byte[1])));
  }

  /// A preset dictionary would make the inflater wait for it for ever (RFC 1950 section 2.2).
  @Test
  void aStreamThatWantsADictionaryIsRefused() {
    byte[] wants = {0x78, (byte) 0xBB, 0, 0, 0, 1, 3, 0};
    assertEquals(
        "zlib stream ends early",
        reason(("HC1:" + Base45.encode(wants)).getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void nothingAfterThePrefixIsMalformed() {
    assertEquals("zlib stream ends early", reason("HC1:".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void onlyTheExactPrefixWillDo() {
    String code =
        new String(DccCase.named("AT/2DCode/raw/1.json").raw(), StandardCharsets.US_ASCII);
    for (String prefix : List.of("", "hc1:", "HC2:", "HC1", "HC1 ", " HC1:", "HC1:HC1:")) {
      Reading reading =
          CredentialFormats.read(
              (prefix + code.substring(4)).getBytes(StandardCharsets.US_ASCII), TrustList.NONE);
      assertTrue(!(reading instanceof Reading.Recognised), prefix);
    }
  }

  private static String reason(byte[] raw) {
    return assertInstanceOf(Reading.Malformed.class, CredentialFormats.read(raw, TrustList.NONE))
        .reason();
  }

  @Test
  void theKeyOfAnotherSignerVerifiesNothing() {
    List<DccCase> all = cases();
    IntStream.range(0, all.size())
        .filter(i -> !Arrays.equals(all.get(i).certificate(), all.getFirst().certificate()))
        .mapToObj(all::get)
        .map(given -> CredentialFormats.read(given.raw(), all.getFirst().trust()))
        .filter(Reading.Recognised.class::isInstance)
        .map(reading -> ((Reading.Recognised) reading).credential())
        .forEach(found ->
            assertTrue(
                ((Credential.HealthCertificate) found).verification() != Verification.VERIFIED));
  }
}
