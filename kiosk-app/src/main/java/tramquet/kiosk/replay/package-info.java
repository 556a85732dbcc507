/// Recorded evidence, decided again: by other rules, at another time.
package tramquet.kiosk.replay;
