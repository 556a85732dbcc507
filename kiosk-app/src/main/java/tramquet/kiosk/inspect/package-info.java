/// What `tramquet-kiosk inspect` prints: what the kiosk makes of a code, for people and as JSON
/// lines.
package tramquet.kiosk.inspect;
