package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.credential.CodeText;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.PackShown;
import tramquet.wire.Decoded;
import tramquet.wire.PackPiece;
import tramquet.wire.PackPieces;
import tramquet.wire.PackPieces.Gathered;

/// Takes a pack that is shown to the reader, code by code, and gives the whole to the desk, which
/// looks at its signature as it does where the broker brought it. A code of a pack never reaches
/// the lane as a scan: it says nothing of a visitor.
///
/// Thread: any, one at a time.
final class PackCodes {
  /// Nobody looks so long for the next sheet.
  static final Duration FORGOTTEN = Duration.ofMinutes(5);

  /// Bytes of a scan among which the prefix is looked for: visitors do not wait for the unpacking
  /// of what is obviously something else.
  private static final int FRONT = 64;

  private final PackDesk desk;
  private final Consumer<PackShown> told;
  private final PackPieces pieces = new PackPieces();
  private Optional<Bytes> held = Optional.empty();
  private long heldNanos;

  /// @param told what whoever shows the codes is to see
  PackCodes(PackDesk desk, Consumer<PackShown> told) {
    this.desk = desk;
    this.told = told;
  }

  /// Looks at a scan before the lane does.
  ///
  /// @return whether it is a code of a pack, good or bad: then it is nobody else's
  synchronized boolean shown(ScanData scan) {
    Bytes data = scan.data();
    byte[] front = data.slice(0, Math.min(FRONT, data.length())).toArray();
    if (!new String(front, ISO_8859_1).contains(PackPiece.PREFIX)) {
      return false;
    }
    return switch (PackPiece.decode(CodeText.of(scan.bytes()).latin())) {
      case Decoded.NotMine<PackPiece> _ -> false;
      case Decoded.Malformed<PackPiece> _ -> {
        if (isNew(scan)) {
          told.accept(new PackShown.Misread());
        }
        yield true;
      }
      case Decoded.Value<PackPiece>(PackPiece piece) -> {
        if (isNew(scan)) {
          add(piece);
        }
        yield true;
      }
    };
  }

  /// While a code is held before the reader it is read again and again: the last one would begin
  /// the next chain.
  private boolean isNew(ScanData scan) {
    long since = scan.lastByteNanos() - heldNanos;
    boolean again = held.equals(Optional.of(scan.data())) && since < LaneRules.HELD.toNanos();
    if (held.isPresent() && since > FORGOTTEN.toNanos()) {
      pieces.forget();
    }
    held = Optional.of(scan.data());
    heldNanos = scan.lastByteNanos();
    return !again;
  }

  private void add(PackPiece piece) {
    switch (pieces.add(piece)) {
      case Gathered.Part(int have, int count, int missing) ->
          told.accept(new PackShown.Piece(have, count, missing));
      case Gathered.Whole whole ->
          desk.pack(
              whole.kind(), whole.envelope(), offered -> told.accept(PackDesk.shown(offered)));
      case Gathered.Torn _ ->
          told.accept(new PackShown.Refused("its codes do not belong together"));
    }
  }
}
