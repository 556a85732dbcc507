/// What time it is on a machine whose clock may be wrong.
package tramquet.kiosk.clock;
