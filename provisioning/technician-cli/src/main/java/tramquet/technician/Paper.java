package tramquet.technician;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Pages of A4 (ISO 216) with text and codes, as PDF. Places are millimetres from the left and the
/// upper edge. No byte is given out before each code was read back from its page as a printer draws
/// it.
///
/// Thread: one.
final class Paper implements AutoCloseable {
  static final float WIDTH = 210;
  static final float HEIGHT = 297;

  /// Says with a stack trace that it cannot unmap files, which no page is. Held on to, because the
  /// log manager forgets loggers that nobody else knows, with their levels.
  private static final Logger UNMAPPER = Logger.getLogger("org.apache.pdfbox.io.IOUtils");

  static {
    // Before the first document: that is when it says so.
    UNMAPPER.setLevel(Level.OFF);
  }

  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("'đến / until' HH:mm dd/MM/uuuu", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

  private static final float POINTS = 72 / 25.4f;
  private static final float EM = 1000;

  /// Of printers, or half of theirs.
  private static final float DPI = 300;

  private static final float DOTS = DPI / 25.4f;

  private final PDDocument document = new PDDocument();
  private final Map<Face, PDType0Font> fonts = new EnumMap<>(Face.class);
  private final List<Placed> codes = new ArrayList<>();
  private PDPageContentStream page;

  /// A cut of the letters.
  enum Face {
    PLAIN("BeVietnamPro-Regular.ttf"),
    BOLD("BeVietnamPro-Bold.ttf");

    private final String file;

    Face(String file) {
      this.file = file;
    }
  }

  /// Where a code is, in dots.
  private record Placed(int page, int left, int top, int side, int quiet, String text) {}

  /// @param title what a viewer shows above the window; nothing about a person
  Paper(String title) throws IOException {
    document.getDocumentInformation().setTitle(title);
    for (Face face : Face.values()) {
      try (InputStream file = Paper.class.getResourceAsStream("fonts/" + face.file)) {
        fonts.put(face, PDType0Font.load(document, Objects.requireNonNull(file, face.file), true));
      }
    }
    page = begin();
  }

  private PDPageContentStream begin() throws IOException {
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    return new PDPageContentStream(document, next);
  }

  /// What follows goes on a new page.
  void turn() throws IOException {
    page.close();
    page = begin();
  }

  /// When something ends, as people read it on their own clocks.
  static String until(Instant end) {
    return UNTIL.format(end);
  }

  int pages() {
    return document.getNumberOfPages();
  }

  /// Millimetres that a line takes.
  ///
  /// @throws FailedException for a letter that the font has not
  float width(Face face, float points, String line) throws IOException {
    try {
      return font(face).getStringWidth(line) / EM * points / POINTS;
    } catch (IllegalArgumentException e) {
      throw new FailedException("a letter that can not be printed");
    }
  }

  /// The largest size of both, in points, at which a line fits, or the smaller one.
  float fitted(Face face, float most, float least, float millimetres, String line)
      throws IOException {
    return Math.clamp(most * millimetres / width(face, most, line), least, most);
  }

  /// One line.
  ///
  /// @param middle of it, from the left
  /// @param base that its letters stand on, from above
  void centred(Face face, float points, float middle, float base, String line) throws IOException {
    page.beginText();
    page.setFont(font(face), points);
    page.newLineAtOffset(
        (middle - width(face, points, line) / 2) * POINTS, (HEIGHT - base) * POINTS);
    page.showText(line);
    page.endText();
  }

  /// A thin grey line to cut along.
  void cut(float fromLeft, float fromTop, float toLeft, float toTop) throws IOException {
    page.setStrokingColor(0.7f);
    page.setLineWidth(0.3f);
    page.moveTo(fromLeft * POINTS, (HEIGHT - fromTop) * POINTS);
    page.lineTo(toLeft * POINTS, (HEIGHT - toTop) * POINTS);
    page.stroke();
  }

  /// A code. Each of its modules is a whole number of a printer's dots: some larger than others are
  /// what readers stumble over.
  ///
  /// @param middle of it, from the left
  /// @param top of its dark part, below a quiet zone that the caller leaves white
  /// @param least side of its dark part
  void code(QrImage code, float middle, float top, float least) throws IOException {
    ByteMatrix modules = code.modules();
    int dots = (int) Math.ceil(least * DOTS / modules.getWidth());
    int side = dots * modules.getWidth();
    int left = Math.round(middle * DOTS - side / 2f);
    int above = Math.round(top * DOTS);
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          square(left + x * dots, above + y * dots, dots);
        }
      }
    }
    page.fill();
    codes.add(new Placed(pages() - 1, left, above, side, QrImage.QUIET * dots, code.text()));
  }

  private void square(int left, int above, int dots) throws IOException {
    float dot = POINTS / DOTS;
    page.addRect(
        left * dot, PDRectangle.A4.getHeight() - (above + dots) * dot, dots * dot, dots * dot);
  }

  /// The whole as PDF, once every code on it was read.
  ///
  /// @param progress told after each page that was looked at
  /// @throws FailedException where a code cannot be read
  byte[] proven(Progress progress) throws IOException {
    page.close();
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    document.save(pdf);
    byte[] bytes = pdf.toByteArray();
    try (PDDocument printed = Loader.loadPDF(bytes)) {
      PDFRenderer renderer = new PDFRenderer(printed);
      for (int each = 0; each < printed.getNumberOfPages(); each++) {
        prove(renderer.renderImageWithDPI(each, DPI, ImageType.GRAY), each);
        progress.done(each + 1);
      }
    }
    return bytes;
  }

  private void prove(BufferedImage picture, int number) {
    for (Placed code : codes) {
      if (code.page == number && !read(picture, code).equals(code.text)) {
        throw new FailedException("page " + (number + 1) + ": a code on it can not be read");
      }
    }
  }

  /// Nothing where no code is read.
  private static String read(BufferedImage picture, Placed code) {
    int left = Math.max(0, code.left - code.quiet);
    int top = Math.max(0, code.top - code.quiet);
    int width = Math.min(picture.getWidth(), code.left + code.side + code.quiet) - left;
    int height = Math.min(picture.getHeight(), code.top + code.side + code.quiet) - top;
    int[] pixels = picture.getRGB(left, top, width, height, null, 0, width);
    LuminanceSource greys = new RGBLuminanceSource(width, height, pixels);
    // As it would be found in a photograph; and where one of thousands is not, by its edges.
    return decode(new HybridBinarizer(greys), DecodeHintType.TRY_HARDER)
        .or(() -> decode(new GlobalHistogramBinarizer(greys), DecodeHintType.PURE_BARCODE))
        .orElse("");
  }

  private static Optional<String> decode(Binarizer dots, DecodeHintType how) {
    try {
      return Optional.of(
          new QRCodeReader().decode(new BinaryBitmap(dots), Map.of(how, true)).getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }

  private PDType0Font font(Face face) {
    return Objects.requireNonNull(fonts.get(face));
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
