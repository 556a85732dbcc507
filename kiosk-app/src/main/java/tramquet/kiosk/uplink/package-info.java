/// The way to the centre: takes records from the visit log, carries them by MQTT, and believes only
/// the centre's own acknowledgement.
package tramquet.kiosk.uplink;
