/// What lamp, buzzer and loudspeaker say of a lane.
package tramquet.kiosk.indicate;
