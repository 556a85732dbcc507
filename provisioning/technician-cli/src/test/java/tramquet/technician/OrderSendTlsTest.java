package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.tls.AuthorityTwin;

/// `order send` to a broker that wants certificates, as the project recommends it:
/// `-Dtramquet.mosquitto=/usr/sbin/mosquitto`.
@EnabledIfSystemProperty(named = "tramquet.mosquitto", matches = ".+")
class OrderSendTlsTest {
  private final AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());
  private final Desk desk;
  private final int port;
  private final Process broker;

  OrderSendTlsTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    AuthorityTwin.Issued server = ours.server("localhost");
    desk.file("ca.pem", ours.pem());
    desk.file("broker.pem", server.certificatePem());
    desk.file("broker.key", server.keyPem());
    assertEquals(0, desk.run("broker", "config", "mosquitto", "--out", folder.toString()));
    // Otherwise it gives up root, and the folder is root's.
    desk.file(
        "mosquitto.conf",
        Files.readString(folder.resolve("tramquet.conf"))
                .replace("listener 8883", "listener " + port + " 127.0.0.1")
                .replaceAll(
                    "/etc/mosquitto/certs/|/etc/mosquitto/|/var/lib/mosquitto/",
                    Matcher.quoteReplacement(folder + "/"))
            + "user root\n");
    broker =
        new ProcessBuilder(
                System.getProperty("tramquet.mosquitto"),
                "-c",
                folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
  }

  @BeforeEach
  void start() {
    while (!answers()) {
      assertTrue(broker.isAlive());
      Thread.onSpinWait();
    }
    desk.signTestOrder();
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    assertTrue(broker.destroyForcibly().waitFor(10, TimeUnit.SECONDS));
  }

  private int send(AuthorityTwin.Issued own) throws IOException {
    desk.file("own.pem", own.certificatePem());
    desk.file("own.key", own.keyPem());
    return desk.run(
        "order",
        "send",
        "@test.order",
        "--broker",
        "ssl://localhost:" + port,
        "--ca",
        "@ca.pem",
        "--certificate",
        "@own.pem",
        "--certificate-key",
        "@own.key");
  }

  @Test
  void whoeverHasACertificateIsHeard() throws IOException {
    assertEquals(1, send(ours.client("tramquet-technician")));
    assertTrue(desk.err().contains("ben-xe-01 is not connected"), desk.err());
  }

  @Test
  void aStrangerIsNotAndIsToldWhy() throws IOException {
    AuthorityTwin strange = new AuthorityTwin("strange", InstantSource.system().instant());
    assertEquals(1, send(strange.client("tramquet-technician")));
    assertTrue(desk.err().contains("not accept our certificate"), desk.err());
  }

  @Test
  void aBrokerByTlsNeedsAllThreeFiles() {
    String[] words = {
      "order", "send", "@test.order", "--broker", "ssl://localhost:" + port, "--ca", "@ca.pem"
    };
    assertEquals(2, desk.run(words));
    assertTrue(desk.err().contains("--ca, --certificate and --certificate-key"), desk.err());
  }
}
