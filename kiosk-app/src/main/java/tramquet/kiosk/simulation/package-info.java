/// A lane with a world around it, in memory and on a clock of its own: the real machine and the
/// real mailbox, and invented visitors, disk, gate, uplink and centre. Random sequences are played
/// to it by the million, and a person can play one at a terminal.
package tramquet.kiosk.simulation;
