package tramquet.wire;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The public keys whose signatures count, by key id. Two keys may share an id: both are tried.
///
/// Thread: immutable.
public final class TrustedKeys {
  private static final int DER_SEQUENCE = 0x30;

  private final Map<KeyId, List<Key>> keys;

  private TrustedKeys(Map<KeyId, List<Key>> keys) {
    Map<KeyId, List<Key>> copy = new HashMap<>();
    keys.forEach((kid, list) -> copy.put(kid, List.copyOf(list)));
    this.keys = Map.copyOf(copy);
  }

  /// A key, and what it may vouch for.
  ///
  /// @param checks the key, ready to verify by each algorithm
  /// @param limits kinds of proof to which the certificate limits the key; empty for none
  record Key(Map<CoseAlgorithm, SignatureCheck> checks, Set<HealthProof> limits) {
    static Key of(PublicKey key, Set<HealthProof> limits) {
      Map<CoseAlgorithm, SignatureCheck> checks = new EnumMap<>(CoseAlgorithm.class);
      for (CoseAlgorithm algorithm : CoseAlgorithm.values()) {
        checks.put(algorithm, algorithm.by(key));
      }
      return new Key(checks, limits);
    }

    boolean verifies(CoseAlgorithm algorithm, byte[] content, byte[] signature) {
      return checks.getOrDefault(algorithm, SignatureCheck.NEVER).verifies(content, signature);
    }

    /// A key without limits signs everything; one with limits signs these kinds, and nothing that
    /// is no proof at all.
    boolean maySign(Set<HealthProof> proofs) {
      return limits.isEmpty() || (!proofs.isEmpty() && limits.containsAll(proofs));
    }
  }

  /// Trust in nobody.
  public static TrustedKeys none() {
    return new TrustedKeys(Map.of());
  }

  /// Trust in bare keys, each under its [KeyId#of(PublicKey)].
  public static TrustedKeys of(PublicKey... trusted) {
    Map<KeyId, List<Key>> keys = new HashMap<>();
    for (PublicKey key : trusted) {
      add(keys, KeyId.of(key), Key.of(key, Set.of()));
    }
    return new TrustedKeys(keys);
  }

  /// Trust in the keys of X.509 certificates (DER), each under two ids: that of the key, and the
  /// first 8 bytes of SHA-256 over the certificate. Dates, names and issuers of the certificates
  /// are not looked at: that somebody handed them in as trusted is what counts. What they limit
  /// their key to is heeded: see [HealthProof#limits(List)].
  public static Decoded<TrustedKeys> ofCertificates(List<byte[]> certificates) {
    Map<KeyId, List<Key>> keys = new HashMap<>();
    for (byte[] der : certificates) {
      try {
        X509Certificate certificate = certificate(der);
        Key key = Key.of(certificate.getPublicKey(), limits(certificate));
        add(keys, KeyId.of(certificate.getPublicKey()), key);
        add(keys, KeyId.digest(der), key);
      } catch (CertificateException e) {
        return new Decoded.Malformed<>("certificate");
      }
    }
    return new Decoded.Value<>(new TrustedKeys(keys));
  }

  private static X509Certificate certificate(byte[] der) throws CertificateException {
    // The factory would read PEM as well, and the key id must be that of DER.
    if (der.length == 0 || (der[0] & 0xFF) != DER_SEQUENCE) {
      throw new CertificateException("not DER");
    }
    ByteArrayInputStream in = new ByteArrayInputStream(der);
    X509Certificate certificate =
        (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    if (in.available() > 0) {
      throw new CertificateException("bytes after the certificate");
    }
    return certificate;
  }

  private static Set<HealthProof> limits(X509Certificate certificate) throws CertificateException {
    return HealthProof.limits(
        Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of()));
  }

  private static void add(Map<KeyId, List<Key>> keys, KeyId kid, Key key) {
    keys.computeIfAbsent(kid, _ -> new ArrayList<>()).add(key);
  }

  /// Whether nobody is trusted.
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /// The same keys and those of the other.
  public TrustedKeys and(TrustedKeys other) {
    Map<KeyId, List<Key>> both = new HashMap<>();
    keys.forEach((kid, list) -> list.forEach(key -> add(both, kid, key)));
    other.keys.forEach((kid, list) -> list.forEach(key -> add(both, kid, key)));
    return new TrustedKeys(both);
  }

  /// The keys of that id; none for an id that is not 8 bytes long.
  List<Key> find(byte[] kid) {
    return kid.length == KeyId.LENGTH ? keys.getOrDefault(KeyId.of(kid), List.of()) : List.of();
  }
}
