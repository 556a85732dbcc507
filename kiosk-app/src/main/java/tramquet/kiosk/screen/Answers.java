package tramquet.kiosk.screen;

/// What a visitor answered by touch; `true` is yes.
///
/// @param symptoms cough, fever or shortness of breath
/// @param epidemicZone comes from an epidemic zone
/// @param contact was in contact with a case
public record Answers(boolean symptoms, boolean epidemicZone, boolean contact) {

  /// Keeps what somebody declared about their health out of logs.
  @Override
  public String toString() {
    return "Answers";
  }
}
