/// From the raw bytes of a scan to a typed credential. Pure: no clock, no files, no threads.
package tramquet.kiosk.credential;
