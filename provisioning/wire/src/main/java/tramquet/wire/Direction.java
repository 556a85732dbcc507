package tramquet.wire;

/// Which way a lane leads.
public enum Direction {
  ENTRY,
  EXIT
}
