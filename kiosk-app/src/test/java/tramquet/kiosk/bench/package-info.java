/// What `mvn -Pbench verify` measures, on whole processes. Nothing here runs in a plain build.
package tramquet.kiosk.bench;
