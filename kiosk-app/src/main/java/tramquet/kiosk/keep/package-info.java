/// What little outlives a restart beside the records: lines of text, each replaced as a whole.
package tramquet.kiosk.keep;
