import org.jspecify.annotations.NullMarked;

/// The `tramquet` command.
@NullMarked
module tramquet.technician {
  requires static org.jspecify;
  requires com.google.zxing;
  requires info.picocli;
  requires java.desktop;
  requires java.logging;
  requires org.apache.commons.logging; // for PDFBox, whose manifest names it nowhere
  requires org.apache.pdfbox;
  requires org.eclipse.paho.mqttv5.client;
  requires tools.jackson.databind;
  requires tramquet.wire;

  opens tramquet.technician to
      info.picocli;
}
