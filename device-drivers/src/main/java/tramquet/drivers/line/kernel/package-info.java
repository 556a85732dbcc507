/// The edge of the JVM: functions of the C library and structures of the kernel, as numbers. Not
/// exported: outside of this module nobody calls the kernel past a seam.
package tramquet.drivers.line.kernel;
