package tramquet.kiosk.uplink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import tramquet.kiosk.visit.Drafts;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// By TLS, with certificates on both sides: lines are cut in the handshake too.
final class NetworkFaultsTlsIT extends NetworkFaultsContract {
  private final AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());

  @Override
  NetworkCampaign.Site open(Path in) throws Exception {
    return new NetworkCampaign.Site(
        RealBroker.tls(in, ours.server("localhost"), ours),
        sockets(in, Drafts.ORIGIN.kiosk().text()),
        sockets(in, "tramquet-centre"));
  }

  private Sockets sockets(Path folder, String name) throws IOException {
    CertificateAuthority.Issued own = ours.client(name);
    Path in = Files.createDirectory(folder.resolve(name));
    TlsFiles files =
        new TlsFiles(
            Files.writeString(in.resolve("ca.pem"), ours.pem()),
            Files.writeString(in.resolve("own.pem"), own.certificatePem()),
            Files.writeString(in.resolve("own.key"), own.keyPem()));
    return files.sockets(InstantSource.system()::instant);
  }
}
