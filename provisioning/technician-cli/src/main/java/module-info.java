import org.jspecify.annotations.NullMarked;

/// The `tramquet` command.
@NullMarked
module tramquet.technician {
  requires static org.jspecify;
  requires com.google.zxing;
  requires info.picocli;
  requires java.desktop;
  requires tools.jackson.databind;
  requires tramquet.wire;

  opens tramquet.technician to
      info.picocli;
}
