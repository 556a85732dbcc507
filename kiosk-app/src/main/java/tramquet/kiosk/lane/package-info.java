/// The lane: a pure machine that decides what happens next, and the data it speaks in. No clock, no
/// input or output, no JavaFX.
package tramquet.kiosk.lane;
