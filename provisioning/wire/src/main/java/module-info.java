import org.jspecify.annotations.NullMarked;

/// What kiosk, centre and technician say to each other: records, packs, codes, topics, and how each
/// is encoded, sealed and signed. No network, no files.
@NullMarked
module tramquet.wire {
  requires static org.jspecify;
  requires org.bouncycastle.provider;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.cbor;

  exports tramquet.wire;
  exports tramquet.wire.certlogic;
}
