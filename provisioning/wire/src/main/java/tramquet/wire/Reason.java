package tramquet.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a person was refused. The order is the order in which they are shown: the most urgent first.
public enum Reason {
  /// On the watch list of the pack in force.
  WATCH_LIST(Category.HEALTH),
  /// Declares symptoms.
  SYMPTOMS(Category.HEALTH),
  /// Declares a stay in an epidemic zone.
  EPIDEMIC_ZONE(Category.HEALTH),
  /// Declares contact with a case.
  CONTACT(Category.HEALTH),
  /// The signature does not fit the content.
  SIGNATURE_INVALID(Category.DOCUMENT),
  /// Its issuer has taken the code back.
  REVOKED(Category.DOCUMENT),
  /// The signature may be right, but nobody we trust made it.
  SIGNATURE_UNTRUSTED(Category.DOCUMENT),
  /// The content breaks the rules of its kind: nobody can say what it proves.
  CREDENTIAL_MALFORMED(Category.DOCUMENT),
  /// The code was good and its time is over, or has not begun.
  CREDENTIAL_EXPIRED(Category.DOCUMENT),
  /// The code carries no number that tells who the person is.
  IDENTITY_MISSING(Category.DOCUMENT),
  /// The certificates are genuine and do not suffice by the rules in force.
  CERTIFICATE_INSUFFICIENT(Category.DOCUMENT),
  /// The rules in force ask for a certificate, and none was shown.
  CERTIFICATE_MISSING(Category.DOCUMENT),
  /// The pack in force does not accept this kind of code.
  NOT_ACCEPTED(Category.DOCUMENT),
  /// No declaration was shown or made.
  DECLARATION_MISSING(Category.DECLARATION),
  /// The declaration is older than the pack allows, or from the future.
  DECLARATION_EXPIRED(Category.DECLARATION),
  /// Entered already, and has not left.
  ALREADY_INSIDE(Category.PLACE),
  /// As many are inside as may be.
  FULL(Category.PLACE),
  /// Nobody is let in at this hour.
  CLOSED(Category.PLACE),
  /// The signed data by which the kiosk judges is too old.
  DATA_STALE(Category.KIOSK),
  /// The kiosk does not know the time well enough to judge.
  CLOCK(Category.KIOSK);

  private final Category category;

  Reason(Category category) {
    this.category = category;
  }

  /// What a place owner, who sees no health data, may know of it.
  public Category category() {
    return category;
  }

  /// The stable name on the wire and in `inspect --json`: `watch-list`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Finds a reason by its stable name.
  public static Optional<Reason> of(String text) {
    return Arrays.stream(values()).filter(r -> r.text().equals(text)).findFirst();
  }

  /// What the place view holds instead of the reason itself.
  public enum Category {
    HEALTH,
    DOCUMENT,
    DECLARATION,
    PLACE,
    KIOSK
  }
}
