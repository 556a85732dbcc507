/// The centre: takes records in and acknowledges them. `CentreMain` is the command, `Centre` the
/// application's wiring.
@NullMarked
package tramquet.centre;

import org.jspecify.annotations.NullMarked;
