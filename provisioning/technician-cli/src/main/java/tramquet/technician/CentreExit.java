package tramquet.technician;

/// How commands to a centre end, for their help.
final class CentreExit {
  static final String HEADING = "%nExit status:%n";
  static final String DONE = "0:done";
  static final String REFUSED = "1:the centre has refused, or a file cannot be read or written";
  static final String WRONG = "2:the command line is wrong";
  static final String UNREACHED = "3:the centre is not reached, or is not believed";

  private CentreExit() {}
}
