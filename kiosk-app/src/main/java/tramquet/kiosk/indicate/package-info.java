/// What lamp and buzzer say of a lane.
package tramquet.kiosk.indicate;
