package tramquet.kiosk.service;

/// A part that must answer, or the kiosk is of no use to anybody.
///
/// @param name as the journal calls it
/// @param question asks the part to run the answer on its own thread; called again only after the
///   answer
public record Vital(String name, Question question) {

  /// How a part is asked.
  public interface Question {

    /// Hands the answer to the part and does not wait for it.
    void ask(Runnable answer);
  }
}
