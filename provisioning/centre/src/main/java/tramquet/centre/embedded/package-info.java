/// PostgreSQL and an MQTT broker as child processes, for demonstrations and tests.
@NullMarked
package tramquet.centre.embedded;

import org.jspecify.annotations.NullMarked;
