package tramquet.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whose signatures count, for each kind of code by itself: who issues certificates abroad does not
/// issue personal codes here.
///
/// @param personalCodes keys of issuers of personal codes
/// @param certificates keys of issuers of health certificates
public record TrustList(TrustedKeys personalCodes, TrustedKeys certificates) {
  /// Nobody's.
  public static final TrustList NONE = new TrustList(TrustedKeys.none(), TrustedKeys.none());

  /// What a key may sign.
  public enum Use {
    PERSONAL_CODE,
    CERTIFICATE;

    /// The stable name: `personal-code`.
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds a use by its stable name.
    public static Optional<Use> of(String text) {
      return Arrays.stream(values()).filter(use -> use.text().equals(text)).findFirst();
    }
  }

  /// How an issuer is named in a list.
  public enum Form {
    /// An X.509 certificate.
    CERTIFICATE,
    /// A bare SubjectPublicKeyInfo.
    KEY
  }

  /// One issuer.
  ///
  /// @param der certificate or key, by `form`
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  public record Issuer(Use use, Form form, byte[] der) {

    /// The id under which a signature names it: of the certificate or of the key.
    public KeyId keyId() {
      return KeyId.digest(der);
    }

    /// What it signs with; malformed when it is no certificate or key.
    public Decoded<TrustedKeys> keys() {
      return switch (form) {
        case CERTIFICATE -> TrustedKeys.ofCertificates(List.of(der));
        case KEY -> key(der).map(TrustedKeys::of);
      };
    }
  }

  /// Whether nobody's signature counts.
  public boolean isEmpty() {
    return personalCodes.isEmpty() && certificates.isEmpty();
  }

  /// The same issuers and those of the other.
  public TrustList and(TrustList other) {
    return new TrustList(
        personalCodes.and(other.personalCodes), certificates.and(other.certificates));
  }

  /// Trust in these; malformed when one of them is no certificate or key.
  public static Decoded<TrustList> of(List<Issuer> issuers) {
    Decoded<TrustList> list = new Decoded.Value<>(NONE);
    for (Issuer issuer : issuers) {
      list = list.flatMap(known -> issuer.keys().map(keys -> known.and(of(issuer.use(), keys))));
    }
    return list;
  }

  private static TrustList of(Use use, TrustedKeys keys) {
    return switch (use) {
      case PERSONAL_CODE -> new TrustList(keys, TrustedKeys.none());
      case CERTIFICATE -> new TrustList(TrustedKeys.none(), keys);
    };
  }

  private static Decoded<PublicKey> key(byte[] der) {
    for (String algorithm : List.of("Ed25519", "EC", "RSA")) {
      try {
        return new Decoded.Value<>(
            KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
      } catch (GeneralSecurityException e) {
        // Of another algorithm, or of none.
      }
    }
    return new Decoded.Malformed<>("keys: one is no public key");
  }

  /// The body of a pack: a CBOR map with `keys`, an array of maps `{"use", "certificate" | "key"}`.
  public static byte[] encode(List<Issuer> issuers) {
    ObjectNode root = Fields.CBOR.createObjectNode();
    ArrayNode keys = root.putArray("keys");
    for (Issuer issuer : issuers) {
      keys.addObject()
          .put("use", issuer.use().text())
          .put(issuer.form() == Form.KEY ? "key" : "certificate", issuer.der());
    }
    return Fields.CBOR.writeValueAsBytes(root);
  }

  /// Reads a body; anything else is malformed.
  public static Decoded<TrustList> decode(byte[] body) {
    return issuers(body).flatMap(TrustList::of);
  }

  /// The issuers in a body, as they stand there.
  public static Decoded<List<Issuer>> issuers(byte[] body) {
    return Fields.decode(
        Fields.CBOR,
        body,
        fields -> {
          List<Issuer> issuers = new ArrayList<>();
          for (Fields key : fields.objects("keys")) {
            Form form = key.has("key") ? Form.KEY : Form.CERTIFICATE;
            issuers.add(
                new Issuer(
                    key.word("use", Use::of, "personal-code or certificate"),
                    form,
                    key.bytes(form == Form.KEY ? "key" : "certificate")));
          }
          return List.copyOf(issuers);
        });
  }
}
