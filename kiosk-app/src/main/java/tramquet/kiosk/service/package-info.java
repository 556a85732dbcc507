/// What the kiosk and the service manager (systemd) say to each other.
package tramquet.kiosk.service;
