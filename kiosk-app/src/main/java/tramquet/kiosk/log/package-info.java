/// Logs for the journal: one line per record on standard error.
package tramquet.kiosk.log;
