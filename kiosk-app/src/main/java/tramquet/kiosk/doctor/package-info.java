/// How a kiosk is, part by part: what the terminal, the screen and a program are told of it.
package tramquet.kiosk.doctor;
