import org.jspecify.annotations.NullMarked;

/// Bytes, pins, frames, light and tone. Knows nothing of people.
@NullMarked
module tramquet.drivers {
  requires static org.jspecify;
  requires com.fazecast.jSerialComm;
  requires com.pi4j;
  requires com.google.zxing;
  requires java.desktop; // image files only: no window is ever opened from here

  exports tramquet.drivers;
  exports tramquet.drivers.camera;
  exports tramquet.drivers.found;
  exports tramquet.drivers.gate;
  exports tramquet.drivers.indicator;
  exports tramquet.drivers.line;
  exports tramquet.drivers.scanner;
  exports tramquet.drivers.twin;
}
