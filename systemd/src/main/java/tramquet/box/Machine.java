package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A machine that is switched on: a shell inside, and hands on its plugs.
///
/// Thread: one at a time.
final class Machine implements AutoCloseable {
  private static final Duration BOOT = Duration.ofMinutes(10);
  private static final int BOOTS = 3;
  private static final Duration COMMAND = Duration.ofMinutes(10);
  private static final Duration OFF = Duration.ofSeconds(60);

  private final Process process;
  private final Monitor monitor;
  private final Agent agent;
  private final SocketChannel cable;

  private Machine(Process process, Monitor monitor, Agent agent, SocketChannel cable) {
    this.process = process;
    this.monitor = monitor;
    this.agent = agent;
    this.cable = cable;
  }

  /// Switches it on and waits until commands can be run inside. Now and then the emulation of two
  /// processors trips over a kernel that changes its own code while it boots: then once more.
  static Machine start(Qemu qemu, LongSupplier nanoTime) throws IOException {
    for (int boot = 1; true; boot++) {
      try {
        return boot(qemu, nanoTime);
      } catch (IOException e) {
        if (boot == BOOTS || !Files.readString(qemu.serial()).contains("Kernel panic")) {
          throw e;
        }
        System.err.println("the machine's kernel panicked while it booted: once more");
      }
    }
  }

  private static Machine boot(Qemu qemu, LongSupplier nanoTime) throws IOException {
    Files.createDirectories(qemu.run());
    for (String socket : List.of("qmp", "agent", "reader")) {
      Files.deleteIfExists(qemu.sockets().resolve(socket));
    }
    Path log = qemu.run().resolve("qemu.log");
    Process process =
        new ProcessBuilder(qemu.command())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    // It would outlive a run that is broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "power off"));
    try {
      awaitSocket(process, qemu.sockets().resolve("reader"), log);
      Monitor monitor = Monitor.connect(qemu.sockets().resolve("qmp"));
      SocketChannel cable =
          SocketChannel.open(UnixDomainSocketAddress.of(qemu.sockets().resolve("reader")));
      Agent agent = Agent.await(qemu.sockets().resolve("agent"), BOOT, nanoTime);
      return new Machine(process, monitor, agent, cable);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// The reader's is the last of QEMU's sockets.
  private static void awaitSocket(Process process, Path socket, Path log) throws IOException {
    while (!Files.exists(socket)) {
      try {
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
          throw new IOException("QEMU does not start: " + Files.readString(log));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  /// Runs a shell script inside, as root.
  Agent.Output attempt(String script) throws IOException {
    return agent.run(script, COMMAND);
  }

  /// Runs a shell script inside, as root, which must succeed.
  ///
  /// @return what it printed, without white space around
  String run(String script) throws IOException {
    Agent.Output output = attempt(script);
    if (output.status() != 0) {
      throw new IOException(
          "%s%nended with %d: %s%s".formatted(script, output.status(), output.out(), output.err()));
    }
    return output.out().strip();
  }

  /// Waits inside until a shell command succeeds.
  ///
  /// @throws IOException if it does not in time
  void until(String condition, Duration patience) throws IOException {
    String loop =
        "timeout %d sh -c 'until %s; do sleep 0.1; done'"
            .formatted(patience.toSeconds(), condition.replace("'", "'\\''"));
    if (agent.run(loop, patience.plus(COMMAND)).status() != 0) {
      throw new IOException("not within %d s: %s".formatted(patience.toSeconds(), condition));
    }
  }

  /// Holds a code before the reader, which ends it with CR.
  void scan(String code) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((code + "\r").getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      cable.write(bytes);
    }
  }

  /// Pulls the reader's plug.
  void unplugReader() throws IOException {
    var _ = monitor.execute("device_del", Map.of("id", "reader"));
  }

  /// Puts it in again.
  void plugReader() throws IOException {
    monitor.executeOnceFree(
        "device_add",
        Map.of(
            "driver", "usb-serial",
            "id", "reader",
            "bus", "usb.0",
            "chardev", "cable",
            "serial", "BOX0001",
            "always-plugged", true));
  }

  /// Its plugs, for readers that are not on the cable.
  Monitor monitor() {
    return monitor;
  }

  /// Takes a picture of the display.
  ///
  /// @param file a PNG
  void photograph(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var _ =
        monitor.execute(
            "screendump", Map.of("filename", file.toAbsolutePath().toString(), "format", "png"));
  }

  /// Keeps the disk as it is at this moment, as a cut of the power would leave it; the machine goes
  /// on, on a new layer.
  ///
  /// @param layer a file that is not there
  void keepDisk(Path layer) throws IOException {
    var _ =
        monitor.execute(
            "blockdev-snapshot-sync",
            Map.of("device", "disk", "snapshot-file", layer.toString(), "format", "qcow2"));
  }

  /// Cuts the power: what the machine had not given to the disk is gone.
  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
    for (AutoCloseable each : List.of(agent, monitor, cable)) {
      try {
        each.close();
      } catch (Exception e) {
        System.err.println("closing: " + e);
      }
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(OFF.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("QEMU does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
