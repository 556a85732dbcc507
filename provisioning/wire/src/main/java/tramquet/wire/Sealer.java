package tramquet.wire;

/// Turns what a record says about a person into two parts that only their owners can open.
public interface Sealer {

  /// Seals both parts to the header: under another header neither opens.
  ///
  /// @param header the clear part, complete, its sequence number included
  SealedRecord seal(RecordHeader header, AuthorityPart authority, ViewPart view);

  /// Uses idle time to make the next sealing cheaper. Cheap to call when nothing is to be done.
  default void prepare() {}
}
