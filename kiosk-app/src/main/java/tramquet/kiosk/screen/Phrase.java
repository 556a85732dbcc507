package tramquet.kiosk.screen;

/// The same words in both languages of the screens.
public record Phrase(String vietnamese, String english) {}
