package tramquet.wire;

/// Every Topic Name and Topic Filter (MQTT 5, 4.7). The `1` is the version of the wire. No topic
/// holds personal data.
public final class Topics {
  private static final String KIOSKS = "tramquet/1/kiosk/";
  private static final String PLACES = "tramquet/1/place/";

  /// What the centre reads: every kiosk's records, each message to one of its nodes.
  public static final String SHARED_RECORDS = "$share/ledger/" + KIOSKS + "+/records";

  /// What the centre reads: every kiosk's status.
  public static final String ALL_STATUS = KIOSKS + "+/status";

  private Topics() {}

  /// Kiosk to centre, QoS 1: batches of records.
  public static String records(KioskId kiosk) {
    return KIOSKS + kiosk + "/records";
  }

  /// Kiosk to centre, QoS 1, retained, and the Will: how the kiosk is.
  public static String status(KioskId kiosk) {
    return KIOSKS + kiosk + "/status";
  }

  /// Kiosk to centre, QoS 1: how a command ended, an `OrderResult`.
  public static String result(KioskId kiosk) {
    return KIOSKS + kiosk + "/result";
  }

  /// Centre to kiosk, QoS 1, retained: what is safe in the ledger.
  public static String ack(KioskId kiosk) {
    return KIOSKS + kiosk + "/ack";
  }

  /// Centre to kiosk, QoS 1, never retained: do something now, an `Order`.
  public static String command(KioskId kiosk) {
    return KIOSKS + kiosk + "/command";
  }

  /// Centre to kiosk, QoS 1, retained: the signed pack of a kind, one envelope a message. Each kind
  /// has a topic of its own, for a broker retains one message of a topic.
  public static String packs(KioskId kiosk, PackKind kind) {
    return KIOSKS + kiosk + "/packs/" + kind.text();
  }

  /// Between the kiosks of a place, QoS 1: who went in or out, by tags.
  public static String passages(PlaceId place) {
    return PLACES + place + "/passages";
  }

  /// Between the kiosks of a place, QoS 1, retained: how many people this kiosk saw go in and out.
  public static String tally(PlaceId place, KioskId kiosk) {
    return PLACES + place + "/tally/" + kiosk;
  }

  /// Between the kiosks of a place, QoS 1: a kiosk has joined, says its tally, and asks the others
  /// to say again who passed of late.
  public static String hello(PlaceId place) {
    return PLACES + place + "/hello";
  }

  /// What the kiosks of a place read: the tally of each.
  public static String allTallies(PlaceId place) {
    return PLACES + place + "/tally/+";
  }

  /// Which kiosk a topic belongs to; not ours, or an id of a wrong shape, is an answer.
  public static Decoded<KioskId> kioskOf(String topic) {
    if (!topic.startsWith(KIOSKS)) {
      return new Decoded.NotMine<>();
    }
    int end = topic.indexOf('/', KIOSKS.length());
    return end < 0
        ? new Decoded.Malformed<>("topic")
        : KioskId.parse(topic.substring(KIOSKS.length(), end));
  }
}
