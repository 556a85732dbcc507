/// What every kiosk has said, once each. The only package with SQL.
@NullMarked
package tramquet.centre.ledger;

import org.jspecify.annotations.NullMarked;
