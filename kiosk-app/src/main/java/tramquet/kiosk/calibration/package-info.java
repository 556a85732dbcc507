/// What a code reader does to codes whose content is known: which of its settings are wrong.
package tramquet.kiosk.calibration;
