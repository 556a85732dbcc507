package tramquet.kiosk.screen;

/// The same words in two languages.
///
/// @param large what is read from afar
/// @param small what stands beneath it; empty where one language speaks alone
public record Phrase(Said large, Said small) {

  /// A name, an address, a number: the same in every language.
  static Phrase plain(String text) {
    return new Phrase(Said.plain(text), Said.NOTHING);
  }

  /// What stands large.
  public String main() {
    return large.text();
  }

  /// What stands beneath it, or nothing.
  public String beneath() {
    return small.text();
  }
}
