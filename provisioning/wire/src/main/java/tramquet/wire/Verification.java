package tramquet.wire;

/// What checking a signature says. It says nothing of the content: whether rules are met is
/// validation, and is decided elsewhere.
public enum Verification {
  /// A key we trust made the signature over exactly this content.
  VERIFIED,
  /// No trusted key has the key id the signature names, or none of them may sign such a content.
  UNTRUSTED,
  /// We trust a key of that id, and it did not sign this content.
  INVALID,
  /// Made in a way this version can not check: unknown algorithm or critical header.
  UNSUPPORTED
}
