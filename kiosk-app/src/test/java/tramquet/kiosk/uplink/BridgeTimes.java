package tramquet.kiosk.uplink;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// How fast a broker at the place would catch up, if it kept the messages in a kiosk's stead:
/// mosquitto as a bridge with persistence, which delivers to another broker.
public final class BridgeTimes {
  private static final URI NOBODY = URI.create("tcp://127.0.0.1:1");
  private static final int WINDOW = 10;
  private static final long MOST_MINUTES = 10;

  private BridgeTimes() {}

  /// Fills a bridge that reaches nobody, stops it, so that all it has is on its disk, and lets it
  /// deliver.
  ///
  /// @param folder for everything that is written
  /// @param far where to
  /// @param messages what waits
  /// @param topic the far side tells there how far it has come
  /// @param isEnd whether such a message says that everything is where it should be
  /// @return from the bridge's start until the end
  public static Duration measure(
      Path folder, URI far, List<Broker.Message> messages, String topic, Predicate<byte[]> isEnd)
      throws IOException, InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Consumer<byte[]> heard =
        payload -> {
          if (isEnd.test(payload)) {
            end.countDown();
          }
        };
    try (Mosquitto near = Mosquitto.bridge(Files.createDirectories(folder), NOBODY);
        Broker.Session there = connect(far, "bench-reader")) {
      fill(near, messages);
      near.stop();
      near.turnTo(far);
      there.subscribe(topic, heard).join();
      long begun = System.nanoTime();
      near.start();
      if (!end.await(MOST_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("not all has come");
      }
      return Duration.ofNanos(System.nanoTime() - begun);
    }
  }

  private static void fill(Mosquitto near, List<Broker.Message> messages)
      throws InterruptedException {
    Semaphore window = new Semaphore(WINDOW);
    try (Broker.Session writer = connect(near.address(), "bench-writer")) {
      for (Broker.Message each : messages) {
        window.acquire();
        var _ = writer.publish(each).thenAccept(_ -> window.release());
      }
      window.acquire(WINDOW);
    }
  }

  private static Broker.Session connect(URI broker, String name) {
    if (!(new PahoBroker(broker, name).connect(Optional.empty(), _ -> {})
        instanceof Broker.Connecting.Connected(Broker.Session session))) {
      throw new IllegalStateException("no connection to the broker");
    }
    return session;
  }
}
