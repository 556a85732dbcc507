package tramquet.kiosk.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;

/// Whatever is held before the reader: an answer, never an exception, and nothing forged.
class StrangersInputTest {
  /// The key of the vector in the decision record of the signed personal code.
  private static final TrustList KEYS =
      new TrustList(
          TrustedKeys.of(
              SigningKey.ofPem(
                      """
                      -----BEGIN PRIVATE KEY-----
                      MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
                      -----END PRIVATE KEY-----
                      """)
                  .asOptional()
                  .orElseThrow()
                  .publicKey()),
          TrustedKeys.none());

  static List<Specimen> specimens() {
    return Specimen.all();
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void everyPrefixHasAnAnswer(Specimen specimen) {
    byte[] raw = specimen.raw();
    for (int length = 0; length < Math.min(raw.length, 400); length++) {
      assertNotNull(CredentialFormats.read(Arrays.copyOf(raw, length), KEYS));
    }
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void everyChangedByteHasAnAnswerAndNoneIsForged(Specimen specimen) {
    byte[] raw = specimen.raw();
    Random random = new Random(raw.length);
    Reading intact = CredentialFormats.read(raw, KEYS);
    for (int i = 0; i < Math.min(raw.length, 400); i++) {
      byte[] changed = raw.clone();
      changed[i] ^= (byte) (1 + random.nextInt(255));
      Reading reading = CredentialFormats.read(changed, KEYS);
      if (reading instanceof Reading.Recognised(var _, Credential.SignedPersonalCode code)
          && code.verification() == Verification.VERIFIED) {
        assertEquals(intact, new Reading.Recognised(format(intact), code));
      }
    }
  }

  private static CredentialFormat format(Reading reading) {
    return assertInstanceOf(Reading.Recognised.class, reading).format();
  }

  @Test
  void noiseHasAnAnswer() {
    Random random = new Random(3_000);
    for (int i = 0; i < 300; i++) {
      byte[] noise = new byte[random.nextInt(3_000)];
      random.nextBytes(noise);
      assertNotNull(CredentialFormats.read(noise, KEYS));
      byte[] after = "001090000001|".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(after, 0, noise, 0, Math.min(after.length, noise.length));
      assertNotNull(CredentialFormats.read(noise, KEYS));
    }
  }

  @Test
  void everySeparatorAloneHasAnAnswer() {
    for (int count : List.of(0, 1, 6, 10, 16, 3_000)) {
      for (String separator : List.of("|", "\t", ";", "<", "\0", "]", "\\000026")) {
        assertNotNull(
            CredentialFormats.read(
                separator.repeat(count).getBytes(StandardCharsets.US_ASCII), KEYS));
      }
    }
  }
}
