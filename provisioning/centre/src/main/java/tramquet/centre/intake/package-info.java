/// From the broker to the ledger and back: records in, acknowledgements out. The only package that
/// imports Paho.
@NullMarked
package tramquet.centre.intake;

import org.jspecify.annotations.NullMarked;
