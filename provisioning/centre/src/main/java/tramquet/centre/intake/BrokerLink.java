package tramquet.centre.intake;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.eclipse.paho.mqttv5.common.MqttException;
import tramquet.centre.intake.PahoSession.Loss;
import tramquet.wire.tls.ConnectFailure;

/// The centre's connection to the broker, made again, always from scratch, whenever it is lost; but
/// not when another node of the same name took it over: the two would push each other out for ever.
///
/// Thread: one of its own, `broker-link`; all methods may be called from any thread.
final class BrokerLink implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.intake");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// Short connections in a row.
  private static final int SUSPICIOUS = 4;

  private final BrokerAddress address;
  private final int window;
  private final Consumer<Delivery> arrived;
  private final Runnable connected;
  private final Backoff backoff =
      new Backoff(FIRST_PAUSE, LONGEST_PAUSE, RandomGenerator.getDefault());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch takenOver = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<PahoSession> session = Optional.empty();
  private String told = "";
  private int shortLived;

  /// @param window messages that the broker may send unacknowledged
  /// @param arrived gets every message; must not block
  /// @param connected is called after each connection; must not block
  BrokerLink(BrokerAddress address, int window, Consumer<Delivery> arrived, Runnable connected) {
    this.address = address;
    this.window = window;
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

  /// Waits until another node of the same name has taken the connection over; there will be no
  /// other one.
  void awaitTakeOver() throws InterruptedException {
    takenOver.await();
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
      while (stayConnected() == Loss.GONE
          && !closing.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.DEBUG, "connecting again");
      }
    } catch (InterruptedException e) {
      LOG.log(Level.TRACE, "closing", e);
    }
  }

  /// Once each time it changes: a broker that is away is tried for as long as it takes.
  private void tell(MqttException failure) {
    String reason =
        ConnectFailure.words(failure, address.tls().isPresent())
            .or(() -> Optional.ofNullable(failure.getCause()).map(Throwable::getMessage))
            .orElse("client reason " + failure.getReasonCode());
    if (!reason.equals(told)) {
      told = reason;
      LOG.log(Level.WARNING, "no connection to the broker: {0}", reason);
    }
  }

  /// Some brokers cut off whoever was here first when another comes under its name, and do not say
  /// so: then both come back, again and again. So what did not last does not count as success.
  private void gone(Duration after) {
    if (after.compareTo(LONGEST_PAUSE) > 0) {
      backoff.reset();
      shortLived = 0;
    } else {
      shortLived++;
    }
    LOG.log(Level.WARNING, "the broker is gone; connecting again");
    if (shortLived == SUSPICIOUS) {
      LOG.log(
          Level.WARNING,
          "the broker cuts every connection soon: perhaps another centre runs under the name {0}."
              + " Give each a name of its own: --node NAME",
          address.node());
    }
  }

  private Loss stayConnected() throws InterruptedException {
    try (PahoSession opened = PahoSession.open(address, window, arrived)) {
      LOG.log(Level.INFO, "connected to the broker");
      told = "";
      session = Optional.of(opened);
      connected.run();
      long began = System.nanoTime();
      Loss loss = opened.awaitLoss();
      switch (loss) {
        case GONE -> gone(Duration.ofNanos(System.nanoTime() - began));
        case TAKEN_OVER -> takenOver.countDown();
      }
      return loss;
    } catch (MqttException e) {
      tell(e);
      return Loss.GONE;
    } finally {
      session = Optional.empty();
    }
  }
}
