/// How the kiosks are, as they say themselves.
@NullMarked
package tramquet.centre.status;

import org.jspecify.annotations.NullMarked;
