package tramquet.kiosk.enrol;

import tramquet.wire.ClaimCode;
import tramquet.wire.tls.TlsIdentity;

/// Who gives certificates.
///
/// Thread: any; a question blocks.
interface Centre {

  /// What the centre says.
  sealed interface Answer {
    /// Somebody has to approve it.
    record Waiting() implements Answer {}

    /// All that was asked for.
    record Enrolled(Given given) implements Answer {}

    /// A new certificate.
    record Renewed(String certificate) implements Answer {}

    /// It gets nothing.
    ///
    /// @param why the centre's word
    record Refused(String why) implements Answer {}

    /// Nobody was reached, or nobody who is believed.
    ///
    /// @param why in words for the journal
    record Unreached(String why) implements Answer {}
  }

  /// Asks with a claim code's secret.
  Answer ask(ClaimCode code, OwnKey key);

  /// Asks for a new certificate for the same key.
  Answer renew(ClaimCode code, TlsIdentity identity);
}
