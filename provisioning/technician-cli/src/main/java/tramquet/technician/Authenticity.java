package tramquet.technician;

import java.util.Locale;

/// What is known of who made a pack.
enum Authenticity {
  /// Signed by the key that was given.
  VERIFIED("verified: signed by that key, and unchanged since"),
  /// A signature, and no key to check it with.
  UNCHECKED("not checked: give the authority's public key with --key"),
  /// A draft.
  UNSIGNED("none: this is a draft, and no kiosk takes it"),
  /// Signed by somebody else.
  UNTRUSTED("NOT VERIFIED: signed by another key than that of --key"),
  /// The signature does not fit.
  INVALID("NOT VERIFIED: changed after it was signed, or damaged"),
  /// In a way that this program does not know.
  UNSUPPORTED("NOT VERIFIED: signed in a way that this program does not know");

  private final String text;

  Authenticity(String text) {
    this.text = text;
  }

  /// By the keys that the file was read with.
  ///
  /// @param keyGiven whether there were any
  static Authenticity of(PackFile pack, boolean keyGiven) {
    if (pack.seal().isEmpty()) {
      return UNSIGNED;
    }
    if (!keyGiven) {
      return UNCHECKED;
    }
    return switch (pack.seal().get().verification()) {
      case VERIFIED -> VERIFIED;
      case UNTRUSTED -> UNTRUSTED;
      case INVALID -> INVALID;
      case UNSUPPORTED -> UNSUPPORTED;
    };
  }

  /// Nothing speaks against it.
  boolean isGood() {
    return this == VERIFIED || this == UNCHECKED || this == UNSIGNED;
  }

  /// For people.
  String text() {
    return text;
  }

  /// For programs.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
