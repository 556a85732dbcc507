package tramquet.centre.intake;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.eclipse.paho.mqttv5.common.MqttException;

/// The centre's connection to the broker, made again, always from scratch, whenever it is lost.
///
/// Thread: one of its own, `broker-link`; all methods may be called from any thread.
final class BrokerLink implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.intake");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final BrokerAddress address;
  private final Consumer<Delivery> arrived;
  private final Runnable connected;
  private final Backoff backoff =
      new Backoff(FIRST_PAUSE, LONGEST_PAUSE, RandomGenerator.getDefault());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<PahoSession> session = Optional.empty();

  /// @param arrived gets every message; must not block
  /// @param connected is called after each connection; must not block
  BrokerLink(BrokerAddress address, Consumer<Delivery> arrived, Runnable connected) {
    this.address = address;
    this.arrived = arrived;
    this.connected = connected;
    this.thread = Thread.ofPlatform().daemon().name("broker-link").unstarted(this::run);
  }

  /// Starts connecting.
  void start() {
    thread.start();
  }

  /// Whether there is a connection.
  boolean isConnected() {
    return session.isPresent();
  }

  /// Publishes a retained message.
  ///
  /// @return whether the broker has it; if not, the connection is being made again
  boolean publishRetained(String topic, byte[] payload) {
    Optional<PahoSession> current = session;
    if (current.isEmpty()) {
      return false;
    }
    try {
      current.get().publishRetained(topic, payload);
      return true;
    } catch (MqttException e) {
      LOG.log(Level.DEBUG, "a publish failed", e);
      current.get().giveUp();
      return false;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    session.ifPresent(PahoSession::giveUp);
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        stayConnected();
      } while (!closing.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.log(Level.TRACE, "closing", e);
    }
  }

  private void stayConnected() throws InterruptedException {
    try (PahoSession opened = PahoSession.open(address, arrived)) {
      LOG.log(Level.INFO, "connected to the broker");
      backoff.reset();
      session = Optional.of(opened);
      connected.run();
      opened.awaitLoss();
      LOG.log(Level.WARNING, "the broker is gone; connecting again");
    } catch (MqttException e) {
      LOG.log(Level.DEBUG, "no connection", e);
    } finally {
      session = Optional.empty();
    }
  }
}
