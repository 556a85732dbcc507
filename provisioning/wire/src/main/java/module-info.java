import org.jspecify.annotations.NullMarked;

/// What kiosk, centre and technician say to each other: records, packs, codes, topics, and how each
/// is encoded, sealed and signed; and how they show each other who they are. Opens no connection
/// and no file.
@NullMarked
module tramquet.wire {
  requires static org.jspecify;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.cbor;

  exports tramquet.wire;
  exports tramquet.wire.certlogic;
  exports tramquet.wire.tls;
}
