/// The window: the only package with JavaFX. It is told what to show and never asks.
package tramquet.kiosk.screen;
