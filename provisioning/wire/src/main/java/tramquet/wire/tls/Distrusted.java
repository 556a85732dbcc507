package tramquet.wire.tls;

import java.security.cert.CertificateException;

/// Why a broker's certificate is not believed, in words for a technician that name no data.
public final class Distrusted extends CertificateException {
  private static final long serialVersionUID = 1L;

  Distrusted(String reason) {
    super(reason);
  }

  Distrusted(String reason, CertificateException cause) {
    super(reason, cause);
  }
}
