package tramquet.technician.doctor;

import java.util.Locale;

/// What stands between a desk and a kiosk, in the order in which it is asked. Words are only ever
/// added.
public enum Part {
  /// Files with keys.
  KEY,
  /// The file with the certificate of those who are believed.
  AUTHORITY,
  /// The centre's name.
  NAME,
  /// The port at which the centre is asked.
  PORT,
  /// The centre's certificate.
  TLS,
  /// This machine's time, and the centre's.
  CLOCK,
  /// With which the desk is known to the centre.
  TOKEN,
  /// The centre itself: database and broker.
  CENTRE,
  /// With which the desk is known to the broker.
  CERTIFICATE,
  /// The broker, as it is reached from the desk.
  BROKER,
  /// What the desk may say and hear there.
  RIGHTS,
  /// The kiosks.
  KIOSKS;

  /// The stable word: `tls`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
