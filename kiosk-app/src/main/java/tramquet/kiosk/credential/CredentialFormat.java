package tramquet.kiosk.credential;

import tramquet.wire.Decoded;
import tramquet.wire.TrustList;

/// One kind of code: how to tell it, and how to read it. A new kind is one file and one line in
/// [CredentialFormats].
///
/// Thread: stateless.
public interface CredentialFormat {

  /// The stable name, as `inspect --json` and rule packs write it: `citizen-card`.
  String name();

  /// Reads a scan. Never throws, whatever the bytes are.
  Decoded<Credential> decode(CodeText scan, TrustList trust);
}
