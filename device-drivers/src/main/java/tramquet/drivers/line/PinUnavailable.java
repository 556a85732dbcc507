package tramquet.drivers.line;

/// Says through Pi4J, which knows no answers, that a pin cannot be had. Whoever opens the hardware
/// of a lane catches it, once.
public final class PinUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient LineFault fault;

  /// @param fault why
  public PinUnavailable(LineFault fault) {
    super(fault.text());
    this.fault = fault;
  }

  /// Why.
  public LineFault fault() {
    return fault;
  }
}
