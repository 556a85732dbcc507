package tramquet.centre.intake;

import java.util.Map;

/// One message as the broker delivered it.
///
/// @param topic its Topic Name
/// @param properties its User Properties
/// @param payload its bytes
/// @param acknowledge tells the broker that it need not be kept; does nothing once the connection
///   it came over is gone, and the broker then delivers it again
@SuppressWarnings("ArrayRecordComponent") // nobody compares deliveries
record Delivery(
    String topic, Map<String, String> properties, byte[] payload, Runnable acknowledge) {

  @Override
  public String toString() {
    return "Delivery[" + topic + ", " + payload.length + " bytes]";
  }
}
