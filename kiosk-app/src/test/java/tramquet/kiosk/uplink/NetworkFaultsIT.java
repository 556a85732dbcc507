package tramquet.kiosk.uplink;

import java.nio.file.Path;

/// By plain TCP.
final class NetworkFaultsIT extends NetworkFaultsContract {
  @Override
  NetworkCampaign.Site open(Path in) throws Exception {
    return new NetworkCampaign.Site(RealBroker.start(in), Sockets.PLAIN, Sockets.PLAIN);
  }
}
