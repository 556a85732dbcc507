package tramquet.kiosk.order;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import tramquet.wire.Decoded;

/// A PIN as the configuration has it: `pbkdf2-sha256:ROUNDS:SALT:HASH`, both in base64. Slow to
/// compute (RFC 8018, 5.2), so that who has the file must work for each guess. A PIN has six digits
/// at least; whoever can read the file finds such a one all the same, in days.
///
/// Thread: any; the hash takes the better part of a second on a small board.
///
/// @param rounds 100,000 to 10,000,000
public record PinHash(int rounds, Salt salt, Salt hash) {
  /// Digits of a PIN: six to twelve.
  public static final String SHAPE = "[0-9]{6,12}";

  /// What is found right for this hash in 2023 (OWASP).
  static final int ROUNDS = 600_000;

  private static final int LEAST_ROUNDS = 100_000;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern TEXT =
      Pattern.compile("pbkdf2-sha256:([0-9]{6,8}):([A-Za-z0-9+/]{22}==):([A-Za-z0-9+/]{43}=)");

  /// Some bytes, in base64.
  public record Salt(String base64) {
    byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }

  /// Hashes a new PIN.
  ///
  /// @throws IllegalArgumentException if it is not six to twelve digits
  public static PinHash of(String pin, RandomGenerator random) {
    if (!pin.matches(SHAPE)) {
      throw new IllegalArgumentException("a PIN is six to twelve digits");
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new PinHash(ROUNDS, text(salt), text(derived(pin, salt, ROUNDS)));
  }

  private static Salt text(byte[] bytes) {
    return new Salt(Base64.getEncoder().encodeToString(bytes));
  }

  /// Reads the text.
  public static Decoded<PinHash> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return new Decoded.Malformed<>("no PIN as tramquet-kiosk pin writes it");
    }
    int rounds = Integer.parseInt(matcher.group(1));
    return rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS
        ? new Decoded.Malformed<>("rounds of a PIN are 100000 to 10000000")
        : new Decoded.Value<>(
            new PinHash(rounds, new Salt(matcher.group(2)), new Salt(matcher.group(3))));
  }

  /// The text for the configuration.
  public String text() {
    return "pbkdf2-sha256:" + rounds + ":" + salt.base64() + ":" + hash.base64();
  }

  /// Whether this is the PIN.
  public boolean matches(String pin) {
    return pin.matches(SHAPE)
        && MessageDigest.isEqual(hash.bytes(), derived(pin, salt.bytes(), rounds));
  }

  private static byte[] derived(String pin, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(pin.toCharArray(), salt, rounds, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA-256", e);
    } finally {
      spec.clearPassword();
    }
  }

  /// Stays out of logs and messages.
  @Override
  public String toString() {
    return "PinHash";
  }
}
