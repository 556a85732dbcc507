/// Orders of staff and the centre, by code or command: whether one is obeyed here and now, once.
package tramquet.kiosk.order;
