package tramquet.kiosk.uplink;

import java.nio.file.Path;
import tramquet.wire.tls.CertificateAuthority;

/// The same with HiveMQ CE.
final class HiveMqTlsIT extends TlsBrokerContract {
  @Override
  RealBroker broker(Path in, CertificateAuthority.Issued shows) throws Exception {
    return HiveMq.tls(in, shows, ours);
  }
}
