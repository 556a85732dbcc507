package tramquet.drivers.scanner;

/// Any scanner on a serial line or USB-COM that sends the payload and then CR, LF or both. It is
/// never talked to, so it must be set up to read by itself.
public final class GenericLine implements SerialModel {

  @Override
  public String id() {
    return "generic-line";
  }

  @Override
  public Dialect dialect(FrameRules rules) {
    return Dialect.listening(new LineParser(rules));
  }
}
