package tramquet.box;

import java.text.Normalizer;

/// Invented people, by their citizen cards (7 fields, as before July 2024).
final class People {
  /// On the watch list.
  static final String WATCHED_ID = "056090000999";

  private People() {}

  /// The card of somebody else each time.
  ///
  /// @param number 0 to 899
  static String card(int number) {
    return card("056090000%03d".formatted(number), "Nguyễn Văn Thử");
  }

  /// The same as far as a keyboard has the letters.
  ///
  /// @param number 0 to 899
  static String plainCard(int number) {
    return Normalizer.normalize(card(number), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  /// The card of somebody who is not let in.
  static String watchedCard() {
    return card(WATCHED_ID, "Trần Văn Mẫu");
  }

  private static String card(String id, String name) {
    return String.join(
        "|", id, "", name, "01011990", "Nam", "Tổ 3, Cam Nghĩa, Cam Ranh, Khánh Hoà", "30042021");
  }
}
