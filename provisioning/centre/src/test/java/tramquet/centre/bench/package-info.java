/// What `mvn -Pbench verify` measures of the centre, on whole processes. Nothing here runs in a
/// plain build.
package tramquet.centre.bench;
