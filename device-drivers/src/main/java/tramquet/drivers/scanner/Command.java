package tramquet.drivers.scanner;

/// What some scanners can be told to do. Each is volatile: a scanner that is switched off and on
/// again has forgotten it.
public enum Command {
  /// Look for a code now, as if its trigger was pulled.
  TRIGGER_ON,
  /// Stop looking.
  TRIGGER_OFF,
  /// Sound its tone of a good read.
  BEEP,
  /// Switch its lamp on. Some scanners switch it off again by themselves.
  LAMP_ON,
  /// Switch its lamp off.
  LAMP_OFF,
  /// Say what it is: model, firmware, serial number, as far as it tells.
  IDENTIFY
}
