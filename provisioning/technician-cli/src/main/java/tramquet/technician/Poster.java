package tramquet.technician;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import tramquet.technician.Paper.Face;
import tramquet.wire.PlaceCode;

/// The code of a place to hang at its gate, a page of A4: what to do with it above, in Vietnamese
/// and English, and the address below for those whose phone reads no codes.
final class Poster {
  /// The letters ask for at least 15 × 15 cm, without the quiet zone.
  static final float SIDE = 150;

  private static final float MIDDLE = Paper.WIDTH / 2;
  private static final float LINE = 186;
  private static final float CODE_TOP = 84;

  private static final float HEADLINE = 38;
  private static final float SECOND = 21;
  private static final float NAME = 30;
  private static final float SMALLEST_NAME = 14;
  private static final float BODY = 15;
  private static final float ADDRESS = 12;
  private static final float SMALLEST_ADDRESS = 6;

  private Poster() {}

  /// @param name of the place, as people call it; may be empty
  /// @throws FailedException for a name that is too long, or has a letter that the font has not
  static byte[] pdf(PlaceCode place, String name) throws IOException {
    QrImage code = QrImage.of(place.encode(), ErrorCorrectionLevel.H);
    try (Paper paper = new Paper("Trạm Quét: " + place.placeId())) {
      paper.centred(Face.BOLD, HEADLINE, MIDDLE, 28, "Quét mã để khai báo");
      paper.centred(Face.PLAIN, SECOND, MIDDLE, 39, "Scan to declare your health");
      name(paper, name);
      paper.code(code, MIDDLE, CODE_TOP, SIDE);
      paper.centred(Face.BOLD, BODY, MIDDLE, 262, "Mở máy ảnh của điện thoại, đưa vào mã này.");
      paper.centred(Face.PLAIN, BODY, MIDDLE, 270, "Point your phone's camera at the code.");
      float size = paper.fitted(Face.PLAIN, ADDRESS, SMALLEST_ADDRESS, LINE, place.encode());
      paper.centred(Face.PLAIN, size, MIDDLE, 281, place.encode());
      return paper.proven(Progress.silent());
    }
  }

  private static void name(Paper paper, String name) throws IOException {
    float size = paper.fitted(Face.BOLD, NAME, SMALLEST_NAME, LINE, name);
    if (paper.width(Face.BOLD, size, name) > LINE) {
      throw new FailedException("--name: too long for one line of the poster");
    }
    paper.centred(Face.BOLD, size, MIDDLE, 58, name);
  }
}
