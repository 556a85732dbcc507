package tramquet.kiosk.screen;

/// Where the code reader is mounted, seen from the visitor: the idle screen points there.
public enum ReaderSide {
  BELOW,
  LEFT,
  RIGHT
}
