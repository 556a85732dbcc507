package tramquet.kiosk.enrol;

/// What the centre gives to a kiosk that is approved; keys and certificates in PEM.
///
/// @param certificate the kiosk's own, then those between it and the root
/// @param ca the root
/// @param broker address of the centre's broker
public record Given(
    String certificate,
    String ca,
    String broker,
    String packKey,
    String orderKey,
    String personalCodeKey) {}
