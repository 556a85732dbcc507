/// The lane: a pure machine that decides what happens next, the data it speaks in, and the mailbox
/// before it. The machine has no clock, no input or output, no JavaFX.
package tramquet.kiosk.lane;
