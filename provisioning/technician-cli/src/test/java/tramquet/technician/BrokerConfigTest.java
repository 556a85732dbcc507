package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;
import tramquet.wire.KioskId;
import tramquet.wire.PackKind;
import tramquet.wire.Topics;

/// What a broker is told. That Mosquitto takes it is `OrderSendTlsTest`'s.
class BrokerConfigTest {
  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void begin() throws Exception {
    desk = new Desk(folder);
  }

  private String whole(String broker) throws Exception {
    Path out = folder.resolve(broker);
    assertEquals(0, desk.run("broker", "config", broker, "--out", out.toString()), desk.err());
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(out)) {
      for (Path each : files.toList()) {
        all.append(Files.readString(each));
      }
    }
    return all.toString();
  }

  @ParameterizedTest
  @CsvSource({"mosquitto, %u", "emqx, ${username}"})
  void everyTopicOfAKioskHasItsRule(String broker, String name) throws Exception {
    String rules = whole(broker);
    KioskId kiosk = new KioskId("ben-xe-01");
    for (String each :
        Stream.of(
                Topics.records(kiosk),
                Topics.status(kiosk),
                Topics.result(kiosk),
                Topics.ack(kiosk),
                Topics.command(kiosk),
                Topics.packs(kiosk, PackKind.RULES).replace(PackKind.RULES.text(), "+"))
            .toList()) {
      assertTrue(rules.contains(each.replace(kiosk.toString(), name)), each);
    }
    assertTrue(rules.contains("tramquet/1/kiosk/+/records"), "the centre's");
  }

  @Test
  void hiveMqsIsXml() throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(whole("hivemq"))));
    assertEquals("hivemq", document.getDocumentElement().getTagName());
    assertEquals(
        "REQUIRED",
        document.getElementsByTagName("client-authentication-mode").item(0).getTextContent());
  }

  @Test
  void isPrintedWhereNoFolderIsNamed() {
    assertEquals(0, desk.run("broker", "config", "mosquitto"));
    assertTrue(desk.out().contains("require_certificate true"), desk.out());
  }

  @Test
  void nothingIsWrittenOverWithoutForce() throws Exception {
    Path mine = Files.writeString(folder.resolve("tramquet.acl"), "mine");
    assertEquals(1, desk.run("broker", "config", "mosquitto", "--out", folder.toString()));
    assertEquals("mine", Files.readString(mine));
    assertFalse(Files.exists(folder.resolve("tramquet.conf")), "nor half of it");
    assertEquals(
        0, desk.run("broker", "config", "mosquitto", "--force", "--out", folder.toString()));
    assertTrue(Files.readString(mine).contains("pattern write"));
  }

  @Test
  void anotherBrokerIsAWrongCall() {
    assertEquals(2, desk.run("broker", "config", "rabbitmq"));
    assertTrue(desk.err().contains("mosquitto, emqx, hivemq"), desk.err());
  }
}
