package tramquet.wire;

import java.util.Arrays;
import java.util.Objects;

/// A record as it lies on the card and travels: clear header, two sealed parts.
///
/// @param header the clear part
/// @param keyId which pair of sealing keys
/// @param sealedAuthority opens with the authority's key
/// @param sealedView opens with the key of the place view
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the arrays
public record SealedRecord(
    RecordHeader header, String keyId, byte[] sealedAuthority, byte[] sealedView) {

  /// Copies the arrays.
  public SealedRecord {
    sealedAuthority = sealedAuthority.clone();
    sealedView = sealedView.clone();
  }

  /// A copy.
  @Override
  public byte[] sealedAuthority() {
    return sealedAuthority.clone();
  }

  /// A copy.
  @Override
  public byte[] sealedView() {
    return sealedView.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedRecord that
        && header.equals(that.header)
        && keyId.equals(that.keyId)
        && Arrays.equals(sealedAuthority, that.sealedAuthority)
        && Arrays.equals(sealedView, that.sealedView);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        header, keyId, Arrays.hashCode(sealedAuthority), Arrays.hashCode(sealedView));
  }

  @Override
  public String toString() {
    return "SealedRecord[" + header + ", " + keyId + "]";
  }
}
