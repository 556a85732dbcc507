package tramquet.wire;

/// A public key that is ready to verify: what is the same for every signature is worked out once. A
/// list is read once and verifies thousands, and to unpack an ECDSA key and its point took longer
/// than the rest (0.15 of 0.27 ms in one run, under the compiler that a kiosk runs with).
///
/// Thread: any.
@FunctionalInterface
interface SignatureCheck {
  /// By a key that can verify nothing.
  SignatureCheck NEVER = (_, _) -> false;

  /// Whether this key signed that content so.
  boolean verifies(byte[] content, byte[] signature);
}
