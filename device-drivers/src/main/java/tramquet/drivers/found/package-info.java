/// Which scanners may be where, before anything is opened.
package tramquet.drivers.found;
