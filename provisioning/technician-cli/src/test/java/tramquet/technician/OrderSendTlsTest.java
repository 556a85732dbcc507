package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// `order send` and `pack publish` to a broker that wants certificates, as the project recommends
/// it: `-Dtramquet.mosquitto=/usr/sbin/mosquitto`.
@EnabledIfSystemProperty(named = "tramquet.mosquitto", matches = ".+")
class OrderSendTlsTest {
  private final AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());
  private final Desk desk;
  private final int port;
  private final Mosquitto broker;

  OrderSendTlsTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
    broker = Mosquitto.recommended(desk, folder, ours);
    port = broker.port();
    desk.signTestOrder();
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  private int run(CertificateAuthority.Issued own, String... words) throws IOException {
    desk.file("own.pem", own.certificatePem());
    desk.file("own.key", own.keyPem());
    String[] broker = {
      "--broker",
      "ssl://localhost:" + port,
      "--ca",
      "@ca.pem",
      "--certificate",
      "@own.pem",
      "--certificate-key",
      "@own.key"
    };
    return desk.run(
        Stream.concat(Arrays.stream(words), Arrays.stream(broker)).toArray(String[]::new));
  }

  private int send(CertificateAuthority.Issued own) throws IOException {
    return run(own, "order", "send", "@test.order");
  }

  @Test
  void whoeverHasACertificateIsHeard() throws IOException {
    assertEquals(1, send(ours.client("tramquet-technician")));
    assertTrue(desk.err().contains("ben-xe-01 is not connected"), desk.err());
  }

  @Test
  void theDeskMayGivePacksAndOthersMayNot() throws IOException {
    desk.good("pack", "build", "rules", "--preset", "manifest", "--version", "8", "-o", "@draft");
    var _ = desk.signed();
    String[] words = "pack publish @pack --key @pack.pub --kiosk ben-xe-01 --wait 1".split(" ");
    assertEquals(3, run(ours.client("tramquet-technician"), words), desk::err);
    assertEquals(1, run(ours.client("ben-xe-01"), words));
    assertTrue(desk.err().contains("the broker did not take the message: 0x87"), desk.err());
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
