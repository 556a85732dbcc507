package tramquet.kiosk.rules;

/// How one test of a rule went.
public sealed interface Tested {

  /// The rule gave what the test expects.
  record Passed(String rule, String test) implements Tested {}

  /// It did not, or there was no rule or test to read.
  record Failed(String rule, String test, String expected, String got) implements Tested {}

  /// One line for the writer of the rule.
  default String text() {
    return switch (this) {
      case Passed(String rule, String test) -> "passed  " + rule + "  " + test;
      case Failed(String rule, String test, String expected, String got) ->
          "FAILED  " + rule + "  " + test + ": expected " + expected + ", got " + got;
    };
  }
}
