package tramquet.technician;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

/// Personal codes to cut out, twelve on a page of A4: each with its holder's name, its number and
/// the moment until which it counts.
final class CodeSheet {
  /// What the domain asks of a code on paper at least, without its quiet zone.
  static final float SIDE = 50;

  static final int ON_A_PAGE = 12;

  private static final int COLUMNS = 3;
  private static final float CELL_WIDTH = Paper.WIDTH / COLUMNS;
  private static final float CELL_HEIGHT = Paper.HEIGHT / (ON_A_PAGE / COLUMNS);
  private static final float CODE_TOP = 5;
  private static final float NAME_BASE = 66.5f;
  private static final float UNTIL_BASE = 71.5f;
  private static final float NAME_WIDTH = 60;
  private static final float NAME = 11;
  private static final float SMALLEST_NAME = 5;
  private static final float SMALL = 7.5f;

  private CodeSheet() {}

  /// @param name may be empty
  /// @param text of the code
  record Holder(String name, String text) {}

  /// The sheets as PDF.
  ///
  /// @param until when all the codes end
  /// @param progress for so many things to do
  /// @throws FailedException with the number of the row that cannot be printed
  static byte[] pdf(List<Holder> holders, Instant until, IntFunction<Progress> progress)
      throws IOException {
    try (Paper paper = new Paper("Trạm Quét: mã cá nhân / personal codes")) {
      for (int i = 0; i < holders.size(); i++) {
        if (i > 0 && i % ON_A_PAGE == 0) {
          paper.turn();
        }
        if (i % ON_A_PAGE == 0) {
          cuts(paper);
        }
        cell(paper, i, holders.get(i), until);
      }
      return paper.proven(progress.apply(paper.pages()));
    }
  }

  private static void cuts(Paper paper) throws IOException {
    for (int column = 1; column < COLUMNS; column++) {
      paper.cut(column * CELL_WIDTH, 0, column * CELL_WIDTH, Paper.HEIGHT);
    }
    for (int row = 1; row < ON_A_PAGE / COLUMNS; row++) {
      paper.cut(0, row * CELL_HEIGHT, Paper.WIDTH, row * CELL_HEIGHT);
    }
  }

  private static void cell(Paper paper, int number, Holder holder, Instant until)
      throws IOException {
    int place = number % ON_A_PAGE;
    int row = place / COLUMNS;
    float top = row * CELL_HEIGHT;
    float middle = (place % COLUMNS + 0.5f) * CELL_WIDTH;
    QrImage code = QrImage.of(holder.text(), ErrorCorrectionLevel.M);
    paper.code(code, middle, top + CODE_TOP, SIDE);
    try {
      float size = paper.fitted(Paper.Face.BOLD, NAME, SMALLEST_NAME, NAME_WIDTH, holder.name());
      paper.centred(Paper.Face.BOLD, size, middle, top + NAME_BASE, holder.name());
    } catch (FailedException e) {
      throw new FailedException("row " + (number + 1) + ": name: " + e.getMessage());
    }
    String line = "%d · %s".formatted(number + 1, Paper.until(until));
    paper.centred(Paper.Face.PLAIN, SMALL, middle, top + UNTIL_BASE, line);
  }
}
