package tramquet.kiosk.credential;

import java.util.List;
import tramquet.wire.Decoded;
import tramquet.wire.TrustList;

/// Every kind of code the kiosk reads. The first that knows a scan has it, so the most distinctive
/// stand first.
public final class CredentialFormats {
  /// In the order in which they are asked.
  public static final List<CredentialFormat> ALL =
      List.of(
          new PersonalCodeFormat(),
          new EuDccFormat(),
          new PlaceCodeFormat(),
          new HealthInsuranceFormat(),
          new PcCovidFormat(),
          new CitizenCardFormat());

  private CredentialFormats() {}

  /// Reads the raw bytes of a scan. Never throws, whatever they are.
  ///
  /// @param raw as the reader gave them, at most a few kilobytes
  /// @param trust whose signatures count
  public static Reading read(byte[] raw, TrustList trust) {
    CodeText scan = CodeText.of(raw);
    for (CredentialFormat format : ALL) {
      switch (format.decode(scan, trust)) {
        case Decoded.Value<Credential>(Credential credential) -> {
          return new Reading.Recognised(format, credential);
        }
        case Decoded.Malformed<Credential>(String reason) -> {
          return new Reading.Malformed(format, reason);
        }
        case Decoded.NotMine<Credential>() -> {}
      }
    }
    return new Reading.Unknown();
  }
}
