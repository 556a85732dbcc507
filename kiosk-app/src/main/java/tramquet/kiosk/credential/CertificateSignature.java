package tramquet.kiosk.credential;

import java.util.Optional;
import tramquet.wire.RevocationTag;
import tramquet.wire.Verification;

/// The signature of a certificate, and what it is worth.
///
/// @param algorithm name in the COSE registry: `ES256`; empty for one that we do not know
/// @param kid key id in base64, as trust lists write it; empty where the signature names none
/// @param tag under which the signature is revoked
/// @param verification untrusted, too, where the key's certificate limits it to other proofs
public record CertificateSignature(
    Optional<String> algorithm,
    Optional<String> kid,
    Verification verification,
    RevocationTag tag) {}
