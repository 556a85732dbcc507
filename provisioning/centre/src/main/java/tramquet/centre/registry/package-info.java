/// Places, lanes and kiosks, who may change them, and how a kiosk gets its certificate.
@NullMarked
package tramquet.centre.registry;

import org.jspecify.annotations.NullMarked;
