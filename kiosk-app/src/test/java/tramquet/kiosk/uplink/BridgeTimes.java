package tramquet.kiosk.uplink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How fast a broker at the place would catch up, if it kept the messages in a kiosk's stead:
/// mosquitto as a bridge with persistence, which delivers to another broker and its subscriber.
public final class BridgeTimes {
  private static final String TOPIC = "bench/visit";
  private static final int WINDOW = 10;
  private static final long MOST_MINUTES = 10;

  private BridgeTimes() {}

  /// Measures it once.
  ///
  /// @param folder for everything that is written
  /// @param messages how many wait
  /// @param bytes of each
  /// @return messages a second, from the bridge's start until the last has come
  public static double perSecond(Path folder, int messages, int bytes)
      throws IOException, InterruptedException {
    CountDownLatch come = new CountDownLatch(messages);
    try (Mosquitto far = new Mosquitto(Files.createDirectories(folder.resolve("far")))) {
      far.stop();
      try (Mosquitto near =
          Mosquitto.bridge(Files.createDirectories(folder.resolve("near")), far.address())) {
        fill(near, messages, bytes);
        near.stop();
        far.start();
        try (Broker.Session reader = connect(far, "bench-reader")) {
          reader.subscribe(TOPIC, _ -> come.countDown()).join();
          long begun = System.nanoTime();
          near.start();
          if (!come.await(MOST_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(come.getCount() + " messages did not come");
          }
          return messages * 1e9 / (System.nanoTime() - begun);
        }
      }
    }
  }

  private static void fill(Mosquitto near, int messages, int bytes) throws InterruptedException {
    Semaphore window = new Semaphore(WINDOW);
    try (Broker.Session writer = connect(near, "bench-writer")) {
      for (int i = 0; i < messages; i++) {
        window.acquire();
        var _ =
            writer
                .publish(
                    new Broker.Message(
                        TOPIC, new byte[bytes], "application/octet-stream", Map.of(), false))
                .thenAccept(_ -> window.release());
      }
      window.acquire(WINDOW);
    }
  }

  private static Broker.Session connect(Mosquitto broker, String name) {
    if (!(new PahoBroker(broker.address(), name).connect(Optional.empty(), _ -> {})
        instanceof Broker.Connecting.Connected(Broker.Session session))) {
      throw new IllegalStateException("no connection to the broker");
    }
    return session;
  }
}
