package tramquet.kiosk.credential;

import java.util.Optional;
import java.util.regex.Pattern;
import tramquet.wire.Decoded;
import tramquet.wire.PlaceCode;
import tramquet.wire.TrustList;

/// The code of a place: ours, and any address on the hosts of the national systems of 2021, whose
/// payload was never published.
final class PlaceCodeFormat implements CredentialFormat {
  private static final Pattern NATIONAL =
      Pattern.compile(
          "https?://(qr\\.tokhaiyte\\.vn|tokhaiyte\\.vn|qr\\.pccovid\\.gov\\.vn)(:[0-9]{1,5})?([/?#]\\P{Cntrl}*)?",
          Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "place-code";
  }

  @Override
  public Decoded<Credential> decode(CodeText scan, TrustList trust) {
    String text = scan.latin().strip();
    if (NATIONAL.matcher(text).matches()) {
      return new Decoded.Value<>(new Credential.PlaceCodeShown(Optional.empty()));
    }
    return PlaceCode.decode(text).map(place -> new Credential.PlaceCodeShown(Optional.of(place)));
  }
}
