package tramquet.wire.tls;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// What the other side said when it refused (RFC 8446, 6.2).
///
/// @param text such as `certificate_required`
public record TlsAlert(String text) {
  private static final String JDK = "fatal alert: ";

  /// Those that mean the certificate that was shown, or that none was.
  private static final Set<String> CERTIFICATE =
      Set.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca",
          "access_denied",
          "decrypt_error",
          "certificate_required");

  /// The alert among the causes of a failure. The JDK has it in words only.
  public static Optional<TlsAlert> in(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .filter(SSLException.class::isInstance)
        .map(each -> String.valueOf(each.getMessage()))
        .filter(words -> words.contains(JDK))
        .map(words -> new TlsAlert(words.substring(words.indexOf(JDK) + JDK.length()).strip()))
        .findFirst();
  }

  /// Whether it is our certificate that was refused.
  public boolean aboutCertificate() {
    return CERTIFICATE.contains(text);
  }
}
