import org.jspecify.annotations.NullMarked;

/// Bytes, pins, frames, light and tone. Knows nothing of people.
@NullMarked
module tramquet.drivers {
  requires static org.jspecify;
  requires com.fazecast.jSerialComm;
  requires com.pi4j;
  requires com.google.zxing;

  exports tramquet.drivers;
}
