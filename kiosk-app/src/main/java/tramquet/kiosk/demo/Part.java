package tramquet.kiosk.demo;

import java.util.Locale;

/// A process of the demonstration.
enum Part {
  CENTRE,
  PLAYER,
  KIOSK,
  LEDGER;

  /// What people call it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
