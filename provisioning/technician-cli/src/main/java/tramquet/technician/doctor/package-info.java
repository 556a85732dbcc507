/// How everything between a desk and its kiosks is, part by part: what a terminal and a program are
/// told of it.
@NullMarked
package tramquet.technician.doctor;

import org.jspecify.annotations.NullMarked;
