package tramquet.kiosk.indicate;

import tramquet.drivers.line.Pins;

/// An output that leads nowhere, for a lamp, buzzer or gate that a lane does not have.
///
/// Thread: any.
public final class Unwired implements Pins.Output {
  private volatile boolean on;

  @Override
  public void on() {
    on = true;
  }

  @Override
  public void off() {
    on = false;
  }

  @Override
  public boolean isOn() {
    return on;
  }
}
