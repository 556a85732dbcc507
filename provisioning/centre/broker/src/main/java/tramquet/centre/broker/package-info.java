/// The MQTT 5 broker of `tramquet-centre --embedded`, a program of its own.
@NullMarked
package tramquet.centre.broker;

import org.jspecify.annotations.NullMarked;
