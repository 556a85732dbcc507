package tramquet.kiosk.pack;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// A real folder that breaks at a step: every step that changes something is counted, and the one
/// at which it breaks is half done where it can be.
final class FailingFolder implements PackFolder {
  private final PackFolder real;
  private int left = Integer.MAX_VALUE;
  private boolean off;

  /// What breaks.
  enum Fault {
    /// This step fails, and the next ones work: a full disk.
    ONCE,
    /// The power goes: nothing happens any more.
    POWER
  }

  private Fault fault = Fault.ONCE;

  FailingFolder(PackFolder real) {
    this.real = real;
  }

  /// Breaks after that many steps that still work.
  void breakAfter(int steps, Fault kind) {
    left = steps;
    fault = kind;
  }

  /// Whether this step does not happen.
  private boolean breaks() throws IOException {
    if (off) {
      throw new IOException("no power");
    }
    boolean now = left-- == 0;
    off = now && fault == Fault.POWER;
    return now;
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    return real.read(name);
  }

  @Override
  public void write(String name, byte[] bytes) throws IOException {
    if (breaks()) {
      real.write(name, Arrays.copyOf(bytes, bytes.length / 2));
      throw new IOException("half written");
    }
    real.write(name, bytes);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    if (breaks()) {
      throw new IOException("not renamed");
    }
    real.rename(from, to);
  }

  @Override
  public void remove(String name) throws IOException {
    if (breaks()) {
      throw new IOException("not removed");
    }
    real.remove(name);
  }

  @Override
  public void sync() throws IOException {
    if (breaks()) {
      throw new IOException("not synced");
    }
    real.sync();
  }
}
