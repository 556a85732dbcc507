package tramquet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Knows people without holding who they are: each number of a person is keyed (HMAC-SHA-256, RFC
/// 2104) and cut to its first 64 bits.
///
/// Thread: immutable; any.
final class PersonTags {
  /// Bytes in a key.
  static final int KEY_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  /// Has the key, and is only copied.
  private final Mac keyed;

  PersonTags(byte[] key) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /// The tag of a number; empty for a masked one, which many people share.
  Optional<Long> tag(Identifier identifier) {
    return normal(identifier).map(this::tag);
  }

  /// A tag for each number, and one for name and birth date where both are whole.
  Set<Long> tags(Person person) {
    Set<Long> tags = new LinkedHashSet<>();
    person.identifiers().forEach(each -> tag(each).ifPresent(tags::add));
    person
        .name()
        .flatMap(name -> person.birthDate().flatMap(BirthDate::day).map(day -> name(name) + day))
        .map(this::tag)
        .ifPresent(tags::add);
    return tags;
  }

  /// The whole 32 bytes over any text or message.
  byte[] code(byte[] content) {
    try {
      return ((Mac) keyed.clone()).doFinal(content);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("that of the JDK can be copied", e);
    }
  }

  /// Tags as one string of 8 bytes each.
  static byte[] bytes(Collection<Long> tags) {
    ByteBuffer all = ByteBuffer.allocate(tags.size() * Long.BYTES);
    tags.forEach(all::putLong);
    return all.array();
  }

  private long tag(String text) {
    return ByteBuffer.wrap(code(text.getBytes(UTF_8))).getLong();
  }

  private static String name(String name) {
    return "name:" + String.join(" ", Person.plainName(name)) + " ";
  }

  /// Old and new health insurance numbers of one person are one; other numbers match only their own
  /// kind.
  private static Optional<String> normal(Identifier identifier) {
    String value = identifier.value();
    return switch (identifier.kind()) {
      case CITIZEN_ID, OLD_ID -> Optional.of("id:" + value);
      case INSURANCE_CARD, SOCIAL_INSURANCE ->
          Optional.of("insurance:" + value.substring(Math.max(0, value.length() - 10)));
      case QID -> Optional.of("qid:" + value);
      case PASSPORT -> Optional.of("passport:" + value);
      case MASKED -> Optional.empty();
    };
  }
}
