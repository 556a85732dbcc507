package tramquet.kiosk.risk;

import tramquet.kiosk.credential.Credential;

/// A code that a person has shown.
///
/// @param format stable name of its format
public record Shown(String format, Credential credential) {}
