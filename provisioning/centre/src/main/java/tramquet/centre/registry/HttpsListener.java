package tramquet.centre.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// Listens by HTTPS, TLS 1.3 only, beside the HTTP of the status pages. Whoever shows a certificate
/// must show one of our authority; a new kiosk shows none.
public final class HttpsListener
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final Connector connector = new Connector();

  /// @param address where it listens
  /// @param port 0 for any
  /// @param authority folder with `server.pem` and `server.key`
  /// @param root whose certificates are taken
  public HttpsListener(String address, int port, Path authority, X509Certificate root) {
    connector.setPort(port);
    connector.setProperty("address", address);
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setProperty("SSLEnabled", "true");
    connector.setProperty("connectionTimeout", "20000");
    SSLHostConfig tls = new SSLHostConfig();
    tls.setProtocols("TLSv1.3");
    tls.setCertificateVerification("optional");
    tls.setTrustStore(store(root));
    SSLHostConfigCertificate own =
        new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
    own.setCertificateFile(authority.resolve("server.pem").toString());
    own.setCertificateKeyFile(authority.resolve("server.key").toString());
    tls.addCertificate(own);
    connector.addSslHostConfig(tls);
  }

  private static KeyStore store(X509Certificate root) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("root", root);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java has PKCS12", e);
    }
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addAdditionalConnectors(connector);
  }

  /// Where it listens; -1 before it does.
  public int port() {
    return connector.getLocalPort();
  }
}
