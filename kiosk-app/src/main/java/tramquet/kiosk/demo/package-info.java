/// The demonstration: a morning of invented visitors before a real kiosk, with a real centre behind
/// it, each its own process; and the proof that what arrived is what was shown.
package tramquet.kiosk.demo;
