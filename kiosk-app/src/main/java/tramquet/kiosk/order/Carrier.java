package tramquet.kiosk.order;

/// How an order came.
public enum Carrier {
  /// Staff showed it to the reader.
  CODE,
  /// The centre sent it by MQTT.
  COMMAND
}
