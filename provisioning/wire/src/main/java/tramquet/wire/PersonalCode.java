package tramquet.wire;

import java.time.Instant;
import java.util.Optional;

/// Our own personal code: a person and, where made, a health declaration, vouched for by an issuer.
/// Its text is described to the byte in `docs/decisions/0001-signed-personal-code.md`.
///
/// @param issuer who vouches, in 1 to 20 bytes of UTF-8
/// @param issuedAt whole seconds
/// @param expiresAt whole seconds, not before `issuedAt`
/// @param person at least one identifier, none masked; a name up to 60 bytes of UTF-8
/// @param declaration what the person said of the last days; whole seconds
public record PersonalCode(
    String issuer,
    Instant issuedAt,
    Instant expiresAt,
    Person person,
    Optional<Declaration> declaration) {
  /// First characters of the text.
  public static final String PREFIX = "TQ1:";

  /// Longest name, in bytes of UTF-8 after NFC.
  public static final int MAX_NAME_BYTES = 60;

  /// Longest issuer, in bytes of UTF-8.
  public static final int MAX_ISSUER_BYTES = 20;

  /// Longest text: QR version 12, level M, alphanumeric mode.
  public static final int MAX_TEXT = 419;

  /// Signs and writes the text of the code.
  ///
  /// @throws IllegalArgumentException if a limit above is broken: see [#problem()]
  public String encode(SigningKey key) {
    problem()
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem);
        });
    return PREFIX + Base45.encode(CoseSign1.sign(PersonalCodeClaims.write(this), key));
  }

  /// The limit this code breaks, if it breaks one, in words that hold nothing of the person.
  public Optional<String> problem() {
    return PersonalCodeClaims.problem(this);
  }

  /// Reads the text of a code and verifies it.
  public static Decoded<Signed<PersonalCode>> decode(String text, TrustedKeys keys) {
    if (!text.startsWith(PREFIX)) {
      return new Decoded.NotMine<>();
    }
    return Base45.decode(text.substring(PREFIX.length()))
        .flatMap(CoseSign1::decode)
        .flatMap(cose ->
            PersonalCodeClaims.read(cose.payload())
                .map(code -> new Signed<>(code, cose.verify(keys), cose.revocationTag())));
  }

  /// The person stays out of logs and messages.
  @Override
  public String toString() {
    return "PersonalCode";
  }
}
