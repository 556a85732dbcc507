package tramquet.centre.registry;

/// A wish that the registry does not fulfil: whoever asked is told why.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /// @param status of HTTP: 400 badly said, 403 not allowed, 404 not known, 409 not in this state,
  ///   410 over
  /// @param why in words for people, without anything secret
  Refused(int status, String why) {
    super(why, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  static Refused badly(String why) {
    return new Refused(400, why);
  }

  static Refused unknown(String what) {
    return new Refused(404, what + " is not known");
  }

  static Refused state(String why) {
    return new Refused(409, why);
  }
}
