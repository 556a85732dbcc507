package tramquet.drivers;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// An immutable string of bytes whose `toString` tells nothing but its length: what passes through
/// a line is somebody's personal data.
///
/// Thread: immutable.
public final class Bytes {

  /// No bytes at all.
  public static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /// A copy of the whole array.
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /// A copy of `bytes[from]` to `bytes[to - 1]`.
  public static Bytes of(byte[] bytes, int from, int to) {
    return new Bytes(Arrays.copyOfRange(bytes, from, to));
  }

  /// A copy of the first bytes of a buffer, whose position stays.
  public static Bytes of(ByteBuffer buffer, int count) {
    byte[] copy = new byte[count];
    buffer.get(0, copy);
    return new Bytes(copy);
  }

  /// How many bytes there are.
  public int length() {
    return array.length;
  }

  /// The byte at an index from 0.
  public byte at(int index) {
    return array[index];
  }

  /// A copy for the caller to keep and change.
  public byte[] toArray() {
    return array.clone();
  }

  /// These bytes from `from` (inclusive) to `to` (exclusive).
  public Bytes slice(int from, int to) {
    return of(array, from, to);
  }

  /// These bytes and then the others.
  public Bytes plus(Bytes more) {
    byte[] joined = Arrays.copyOf(array, array.length + more.array.length);
    System.arraycopy(more.array, 0, joined, array.length, more.array.length);
    return new Bytes(joined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return array.length + " bytes";
  }
}
