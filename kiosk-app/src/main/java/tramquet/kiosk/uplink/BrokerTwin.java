package tramquet.kiosk.uplink;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A broker in memory, that fails as it is told. Everything happens at once, on the caller's
/// thread.
///
/// Thread: any.
public final class BrokerTwin implements Broker {
  private final Map<String, Message> retained = new HashMap<>();
  private final Map<String, Consumer<Message>> readers = new HashMap<>();
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private Optional<Connecting> answer = Optional.empty();
  private Function<Message, Fate> fates = message -> Fate.DELIVERED;
  private int connections;

  /// What becomes of a message that a session publishes.
  public enum Fate {
    /// It arrives and is confirmed.
    DELIVERED,
    /// It arrives twice and is confirmed.
    DOUBLED,
    /// It is confirmed and forgotten: the broker lost its memory.
    FORGOTTEN,
    /// It arrives, and the connection breaks before PUBACK.
    PUBACK_LOST,
    /// The connection breaks before it arrives.
    LOST,
    /// PUBACK with 0x10: nobody subscribed.
    NOBODY,
    /// Nothing happens any more.
    STUCK
  }

  /// Decides about each message from now on.
  public synchronized void fates(Function<Message, Fate> decide) {
    fates = decide;
  }

  /// Answers this to everybody who connects; empty: it works again.
  public synchronized void answer(Optional<Connecting> fixed) {
    answer = fixed;
  }

  /// Breaks every connection and publishes its Will.
  public synchronized void drop() {
    List.copyOf(lines.values()).forEach(l -> l.lost("dropped"));
  }

  /// The same broker, reached by another client: of one name, the later connection takes over.
  public Broker client(String name) {
    return (will, listener) -> connect(name, will, listener);
  }

  /// Forgets every retained message.
  public synchronized void wipeRetained() {
    retained.clear();
  }

  /// The retained message of a topic.
  public synchronized Optional<Message> retained(String topic) {
    return Optional.ofNullable(retained.get(topic));
  }

  /// How often somebody connected.
  public synchronized int connections() {
    return connections;
  }

  /// Lets somebody else, the centre, read a topic.
  public synchronized void read(String topic, Consumer<Message> reader) {
    readers.put(topic, reader);
  }

  /// Publishes as somebody else, the centre.
  public synchronized void publish(Message message) {
    if (message.retained()) {
      retained.put(message.topic(), message);
    }
    List.copyOf(lines.values()).forEach(l -> l.deliver(message));
    Optional.ofNullable(readers.get(message.topic())).ifPresent(r -> r.accept(message));
  }

  @Override
  public Connecting connect(Optional<Message> will, Consumer<String> listener) {
    return connect("", will, listener);
  }

  private synchronized Connecting connect(
      String client, Optional<Message> will, Consumer<String> listener) {
    if (answer.isPresent()) {
      return answer.get();
    }
    Optional.ofNullable(lines.get(client)).ifPresent(old -> old.lost("taken over"));
    connections++;
    Line fresh = new Line(client, will, listener);
    lines.put(client, fresh);
    return new Connecting.Connected(fresh);
  }

  /// `+` stands for one level (MQTT 5, 4.7.1.3).
  private static boolean matches(String filter, String topic) {
    return topic.matches(
        Stream.of(filter.split("[+]", -1)).map(Pattern::quote).collect(joining("[^/]+")));
  }

  private final class Line implements Session {
    private static final int RECEIVE_MAXIMUM = 20;

    private final String client;
    private final Optional<Message> will;
    private final Consumer<String> listener;
    private final Map<String, Consumer<byte[]>> handlers = new HashMap<>();
    private final List<CompletableFuture<Delivery>> open = new ArrayList<>();

    private Line(String client, Optional<Message> will, Consumer<String> listener) {
      this.client = client;
      this.will = will;
      this.listener = listener;
    }

    private boolean isUp() {
      return lines.get(client) == this;
    }

    private void deliver(Message message) {
      Map.copyOf(handlers)
          .forEach((filter, handler) -> {
            if (matches(filter, message.topic())) {
              handler.accept(message.payload());
            }
          });
    }

    private void lost(String reason) {
      end();
      will.ifPresent(BrokerTwin.this::publish);
      listener.accept(reason);
    }

    private void end() {
      lines.remove(client, this);
      open.forEach(future -> future.complete(new Delivery.Failed("connection lost")));
    }

    @Override
    public int receiveMaximum() {
      return RECEIVE_MAXIMUM;
    }

    @Override
    public CompletableFuture<Delivery> publish(Message message) {
      synchronized (BrokerTwin.this) {
        if (!isUp()) {
          return CompletableFuture.completedFuture(new Delivery.Failed("not connected"));
        }
        return switch (fates.apply(message)) {
          case DELIVERED -> delivered(message, 1);
          case DOUBLED -> delivered(message, 2);
          case FORGOTTEN -> delivered(message, 0);
          case PUBACK_LOST -> broken(delivered(message, 1));
          case LOST -> broken(new CompletableFuture<>());
          case NOBODY -> CompletableFuture.completedFuture(new Delivery.Failed("0x10"));
          case STUCK -> stuck();
        };
      }
    }

    private CompletableFuture<Delivery> delivered(Message message, int times) {
      for (int i = 0; i < times; i++) {
        BrokerTwin.this.publish(message);
      }
      return CompletableFuture.completedFuture(new Delivery.Accepted());
    }

    /// The answer is lost with the connection, whatever it was.
    private CompletableFuture<Delivery> broken(CompletableFuture<Delivery> unheard) {
      if (isUp()) {
        lost("connection lost");
      }
      return CompletableFuture.completedFuture(
          new Delivery.Failed(unheard.isDone() ? "PUBACK lost" : "connection lost"));
    }

    private CompletableFuture<Delivery> stuck() {
      CompletableFuture<Delivery> never = new CompletableFuture<>();
      open.add(never);
      return never;
    }

    @Override
    public CompletableFuture<Delivery> subscribe(String topicFilter, Consumer<byte[]> handler) {
      synchronized (BrokerTwin.this) {
        handlers.put(topicFilter, handler);
        List.copyOf(retained.values()).stream()
            .filter(message -> matches(topicFilter, message.topic()))
            .forEach(message -> handler.accept(message.payload()));
        return CompletableFuture.completedFuture(new Delivery.Accepted());
      }
    }

    @Override
    public void close() {
      synchronized (BrokerTwin.this) {
        if (isUp()) {
          end();
        }
      }
    }

    @Override
    public void abandon() {
      synchronized (BrokerTwin.this) {
        if (isUp()) {
          end();
          will.ifPresent(BrokerTwin.this::publish);
        }
      }
    }
  }
}
