package tramquet.kiosk.uplink;

import java.nio.file.Path;
import tramquet.wire.tls.AuthorityTwin;

/// The same with HiveMQ CE.
final class HiveMqTlsIT extends TlsBrokerContract {
  @Override
  RealBroker broker(Path in, AuthorityTwin.Issued shows) throws Exception {
    return HiveMq.tls(in, shows, ours);
  }
}
