/// How a new kiosk comes to its name, its keys and its certificate: by a claim code before its own
/// reader. Knows files and the centre, and of the lane what a technician is told.
@NullMarked
package tramquet.kiosk.enrol;

import org.jspecify.annotations.NullMarked;
