package tramquet.centre.broker;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An MQTT 5 broker (HiveMQ CE) on loopback that lives as long as its standard input is open, so it
/// never outlives the program that started it, however that one ends.
///
/// Arguments: port, folder; and a key store (PKCS#12, password `changeit`) where it is to speak TLS
/// 1.3 and nothing else: with the key in it, and with clients only whose certificates the others in
/// it vouch for. Prints `READY` once it listens. What it queues is in memory: a killed broker
/// forgets, which the kiosks and the centre must survive anyway.
final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println("usage: broker PORT FOLDER [KEYSTORE]");
      System.exit(2);
    }
    Path folder = Path.of(arguments[1]);
    EmbeddedHiveMQ broker =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(configure(folder, listener(arguments)))
            .withDataFolder(Files.createDirectories(folder.resolve("data")))
            .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
            .withoutLoggingBootstrap()
            .build();
    try {
      broker.start().join();
    } catch (RuntimeException e) {
      System.err.println("the broker cannot listen on 127.0.0.1:" + arguments[0]);
      Runtime.getRuntime().halt(1);
    }
    System.out.println("READY");
    while (System.in.read() >= 0) {
      // what is said here means nothing; only the end does
    }
    // HiveMQ takes seconds to stop in order, and there is nothing to save.
    Runtime.getRuntime().halt(0);
  }

  private static String listener(String[] arguments) {
    String place =
        "<port>%d</port><bind-address>127.0.0.1</bind-address>"
            .formatted(Integer.parseInt(arguments[0]));
    if (arguments.length == 2) {
      return "<tcp-listener>%s</tcp-listener>".formatted(place);
    }
    return """
    <tls-tcp-listener>%1$s
      <tls>
        <protocols><protocol>TLSv1.3</protocol></protocols>
        <keystore>
          <path>%2$s</path><password>changeit</password>
          <private-key-password>changeit</private-key-password>
        </keystore>
        <truststore><path>%2$s</path><password>changeit</password></truststore>
        <client-authentication-mode>REQUIRED</client-authentication-mode>
      </tls>
    </tls-tcp-listener>
    """
        .formatted(place, arguments[2]);
  }

  private static Path configure(Path folder, String listener) throws IOException {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    // The queue: by default HiveMQ drops what is over 1000 messages and says so to nobody.
    String configuration =
        """
        <?xml version="1.0"?>
        <hivemq>
          <listeners>%s</listeners>
          <mqtt>
            <queued-messages>
              <max-queue-size>100000</max-queue-size>
              <strategy>discard</strategy>
            </queued-messages>
          </mqtt>
          <persistence><mode>in-memory</mode></persistence>
          <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
        </hivemq>
        """
            .formatted(listener);
    Files.writeString(conf.resolve("config.xml"), configuration);
    return conf;
  }
}
