package tramquet.kiosk.lane;

/// What happens at a lane and is nobody's visit, and has to be on record all the same.
public enum Incident {
  /// A second body went through on one admission.
  TAILGATED,
  /// Somebody went through on none.
  GATE_FORCED,
  /// The emergency input opened.
  EMERGENCY_BEGAN,
  /// It closed again.
  EMERGENCY_ENDED,
  /// Somebody at the lane wants staff.
  HELP_CALLED
}
