package tramquet.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The attributes of a CloudEvent (CloudEvents 1.0) in MQTT 5 binary content mode: each is a User
/// Property of the PUBLISH, the content type is MQTT's own, the payload is the data.
///
/// @param id unique among the events of the source; a batch sent again has a new one
/// @param source `/kiosk/` and the kiosk's id
/// @param type what the data is, with its version
/// @param time when the batch was made, by the kiosk's wall clock
public record CloudEvent(String id, String source, String type, Instant time) {
  /// The type of a batch of records.
  public static final String RECORDS = "tramquet.records.v1";

  /// The content type of CBOR (RFC 8949, 9.5).
  public static final String CBOR = "application/cbor";

  /// The source attribute of a kiosk.
  public static String source(KioskId kiosk) {
    return "/kiosk/" + kiosk;
  }

  /// The User Properties.
  public Map<String, String> attributes() {
    Map<String, String> map = new TreeMap<>();
    map.put("specversion", "1.0");
    map.put("id", id);
    map.put("source", source);
    map.put("type", type);
    map.put("time", time.toString());
    return map;
  }

  /// Reads User Properties: without `specversion` it is no CloudEvent, without the rest a broken
  /// one.
  public static Decoded<CloudEvent> of(Map<String, String> properties) {
    if (!properties.containsKey("specversion")) {
      return new Decoded.NotMine<>();
    }
    try {
      return properties.keySet().containsAll(List.of("id", "source", "type", "time"))
          ? new Decoded.Value<>(
              new CloudEvent(
                  properties.getOrDefault("id", ""),
                  properties.getOrDefault("source", ""),
                  properties.getOrDefault("type", ""),
                  Instant.parse(properties.getOrDefault("time", ""))))
          : new Decoded.Malformed<>("a CloudEvent attribute is missing");
    } catch (DateTimeException e) {
      return new Decoded.Malformed<>("CloudEvent time");
    }
  }
}
