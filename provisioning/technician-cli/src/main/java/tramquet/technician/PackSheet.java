package tramquet.technician;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.util.List;
import tramquet.technician.Paper.Face;
import tramquet.wire.PackPiece;

/// The codes of a pack, six on a page of A4: under each its number, and the pack it belongs to.
final class PackSheet {
  static final int COLUMNS = 2;
  static final int ROWS = 3;

  private static final int ON_A_PAGE = COLUMNS * ROWS;
  private static final float CELL_WIDTH = Paper.WIDTH / COLUMNS;
  private static final float CELL_HEIGHT = Paper.HEIGHT / ROWS;
  private static final float CODE_TOP = 5;
  private static final float LABEL_BASE = 95;
  private static final float LABEL = 10;

  /// Millimetres of a module: those of the largest code fill a cell, and no other has smaller ones.
  private static final float MODULE = 0.8f;

  private PackSheet() {}

  /// The sheets as PDF.
  static byte[] pdf(List<PackPiece> pieces, long version) throws IOException {
    try (Paper paper = new Paper("Trạm Quét: gói dữ liệu / pack")) {
      for (PackPiece piece : pieces) {
        int place = piece.index() % ON_A_PAGE;
        if (place == 0) {
          if (piece.index() > 0) {
            paper.turn();
          }
          cuts(paper);
        }
        cell(paper, place, piece, version);
      }
      return paper.proven(Progress.silent());
    }
  }

  private static void cuts(Paper paper) throws IOException {
    paper.cut(CELL_WIDTH, 0, CELL_WIDTH, Paper.HEIGHT);
    for (int row = 1; row < ROWS; row++) {
      paper.cut(0, row * CELL_HEIGHT, Paper.WIDTH, row * CELL_HEIGHT);
    }
  }

  private static void cell(Paper paper, int place, PackPiece piece, long version)
      throws IOException {
    int row = place / COLUMNS;
    float top = row * CELL_HEIGHT;
    float middle = (place % COLUMNS + 0.5f) * CELL_WIDTH;
    QrImage code = QrImage.of(piece.code(), ErrorCorrectionLevel.M);
    paper.code(code, middle, top + CODE_TOP, code.modules().getWidth() * MODULE);
    paper.centred(
        Face.BOLD,
        LABEL,
        middle,
        top + LABEL_BASE,
        "%d / %d · %s %d"
            .formatted(piece.index() + 1, piece.count(), piece.kind().text(), version));
  }
}
