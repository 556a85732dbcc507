/// From evidence to decision, by the rules of the packs in force. Pure: no clock, no input or
/// output.
package tramquet.kiosk.risk;
