package tramquet.kiosk.uplink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A bad line between a client and a broker, on loopback: TCP in, TCP out, and in between whatever
/// it is told. It never changes, loses or swaps bytes of a connection that goes on: TCP does not.
///
/// Thread: any.
public final class FaultProxy implements AutoCloseable {
  private static final int CHUNK = 8192;

  private final ServerSocket listening;
  private final URI broker;
  private final long seed;
  private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
  private volatile Line line = Line.CLEAN;

  /// How the line is.
  ///
  /// @param pause before each piece
  /// @param piece most bytes at once
  /// @param up whether what the client says arrives
  /// @param down whether what the broker says arrives
  /// @param most bytes of each direction of a new connection at most, then RST; 0: nobody connects
  public record Line(Duration pause, int piece, boolean up, boolean down, int most) {
    private static final int ALL = Integer.MAX_VALUE;

    /// As a cable.
    public static final Line CLEAN = new Line(Duration.ZERO, CHUNK, true, true, ALL);

    /// RST to everybody, and to whoever comes.
    public static final Line DOWN = new Line(Duration.ZERO, CHUNK, true, true, 0);

    /// RST after 1 to 3,000 bytes of a connection: somewhere in a handshake of TLS, or soon after.
    static final Line CUT = new Line(Duration.ZERO, CHUNK, true, true, 3000);

    /// 60 ms each way.
    public static final Line LATE = new Line(Duration.ofMillis(60), CHUNK, true, true, ALL);

    /// 1,024 bytes a second, each way.
    public static final Line SLOW = new Line(Duration.ofNanos(62_500_000), 64, true, true, ALL);

    /// In pieces of one to seven bytes.
    public static final Line SLICED = new Line(Duration.ZERO, 7, true, true, ALL);

    /// Half open: both sides believe that the other is there. A connection that met it never
    /// recovers.
    public static final Line SILENT = new Line(Duration.ZERO, CHUNK, false, false, ALL);

    /// The client hears nothing, and is heard.
    public static final Line DEAF = new Line(Duration.ZERO, CHUNK, true, false, ALL);

    /// The client is not heard, and hears.
    public static final Line MUTE = new Line(Duration.ZERO, CHUNK, false, true, ALL);
  }

  /// A client's connection and the broker's; equal only to itself.
  private static final class Pair {
    private final Socket client;
    private final Socket broker = new Socket();
    private volatile boolean up = true;
    private volatile boolean down = true;

    private Pair(Socket client) {
      this.client = client;
    }

    /// What was not forwarded once would be missing: that direction is dead for good.
    void meets(Line line) {
      up &= line.up();
      down &= line.down();
    }

    /// RST to both: what is under way is lost.
    void reset() {
      for (Socket each : new Socket[] {client, broker}) {
        try {
          each.setSoLinger(true, 0);
          each.close();
        } catch (IOException e) {
          // Gone already.
        }
      }
    }
  }

  /// @param broker where it is on loopback
  /// @param seed of the sizes of pieces
  public FaultProxy(URI broker, long seed) throws IOException {
    this.broker = broker;
    this.seed = seed;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("proxy").start(this::accept);
  }

  /// Where clients find it.
  public URI address() {
    return URI.create(
        broker.getScheme() + "://" + broker.getHost() + ":" + listening.getLocalPort());
  }

  /// From now on the line is so, for those who are connected too.
  public void set(Line to) {
    line = to;
    pairs.forEach(pair -> pair.meets(to));
    if (to.most() == 0) {
      reset();
    }
  }

  /// RST to everybody who is connected.
  public void reset() {
    pairs.forEach(Pair::reset);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        // Closed, or a client that is gone again.
      }
    }
  }

  private void connect(Socket client) {
    Pair pair = new Pair(client);
    pairs.add(pair);
    Line now = line;
    pair.meets(now);
    try {
      if (now.most() == 0) {
        end(pair);
        return;
      }
      pair.broker.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.getPort()));
      client.setTcpNoDelay(true);
      pair.broker.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(pair, client, pair.broker, () -> pair.up, now.most()));
      pump(pair, pair.broker, client, () -> pair.down, now.most());
    } catch (IOException e) {
      end(pair);
    }
  }

  private void pump(Pair pair, Socket from, Socket to, BooleanSupplier open, int most) {
    Random random = new Random(seed + from.getPort());
    int left = most == Line.ALL ? most : 1 + random.nextInt(most);
    byte[] buffer = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (open.getAsBoolean()) {
          forward(buffer, Math.min(read, left), out, random);
        }
        if (most != Line.ALL) {
          left -= read;
          if (left <= 0) {
            end(pair);
            return;
          }
        }
      }
      // On a dead line nobody hears that the other side is gone.
      if (open.getAsBoolean()) {
        end(pair);
      }
    } catch (IOException e) {
      end(pair);
    }
  }

  private void end(Pair pair) {
    pair.reset();
    pairs.remove(pair);
  }

  private void forward(byte[] buffer, int length, OutputStream out, Random random)
      throws IOException {
    int sent = 0;
    while (sent < length) {
      Line now = line;
      int piece = now.piece() == CHUNK ? CHUNK : 1 + random.nextInt(now.piece());
      LockSupport.parkNanos(now.pause().toNanos());
      int size = Math.min(piece, length - sent);
      out.write(buffer, sent, size);
      sent += size;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    reset();
  }
}
