import org.jspecify.annotations.NullMarked;

/// The kiosk: reads a code, decides, commits, opens, delivers.
@NullMarked
module tramquet.kiosk {
  requires static org.jspecify;
  requires com.google.zxing;
  requires info.picocli;
  requires java.desktop; // draws the calibration sheet: no window is ever opened from here
  requires java.logging;
  requires java.sql;
  requires javafx.controls;
  requires jdk.charsets;
  requires org.apache.commons.logging; // for PDFBox, whose manifest names it nowhere
  requires org.apache.pdfbox;
  requires org.eclipse.paho.mqttv5.client;
  requires org.tomlj;
  requires org.xerial.sqlitejdbc;
  requires tools.jackson.databind;
  requires tramquet.drivers;
  requires tramquet.wire;

  opens tramquet.kiosk to
      info.picocli;
  opens tramquet.kiosk.demo to
      info.picocli;
  opens tramquet.kiosk.simulation to
      info.picocli;

  exports tramquet.kiosk.screen to
      javafx.graphics;
}
