package tramquet.wire;

import java.util.function.Function;

/// A well formed value together with what its signature is worth. Never look at the one without the
/// other.
///
/// @param value what is claimed
/// @param verification whether a trusted key claims it
/// @param tag under which the signature is revoked
/// @param <T> kind of the claim
public record Signed<T>(T value, Verification verification, RevocationTag tag) {

  /// The same verification over a value derived from this one.
  public <R> Signed<R> map(Function<? super T, ? extends R> function) {
    return new Signed<>(function.apply(value), verification, tag);
  }
}
