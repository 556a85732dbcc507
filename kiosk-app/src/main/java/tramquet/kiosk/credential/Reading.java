package tramquet.kiosk.credential;

/// What the kiosk makes of a scan.
public sealed interface Reading {

  /// A code of a kind that we know, well formed.
  record Recognised(CredentialFormat format, Credential credential) implements Reading {}

  /// A code of a kind that we know, broken.
  ///
  /// @param reason which rule it breaks, in words that hold nothing of the code
  record Malformed(CredentialFormat format, String reason) implements Reading {}

  /// No kind of code that we know.
  record Unknown() implements Reading {}
}
