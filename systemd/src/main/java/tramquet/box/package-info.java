/// A kiosk's hardware in a box: a Debian machine under QEMU with pins, a code reader, a keyboard
/// and a display that are not there, and power that can be cut.
@org.jspecify.annotations.NullMarked
package tramquet.box;
