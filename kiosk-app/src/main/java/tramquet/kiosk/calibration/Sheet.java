package tramquet.kiosk.calibration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.WriterException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;

/// The calibration sheet: one page of A4 with codes of known content. Before it is written every
/// code is read back from the page as it will be printed.
///
/// Thread: one.
public final class Sheet {
  /// Says with a stack trace that it cannot unmap files, which no sheet is. Held on to, because the
  /// log manager forgets loggers that nobody else knows, with their levels.
  private static final Logger UNMAPPER = Logger.getLogger("org.apache.pdfbox.io.IOUtils");

  private static final float MARGIN = 48;
  private static final float COLUMN = 255;
  private static final float ROW = 215;
  private static final float TOP = 690;
  private static final float SIDE = 150;
  private static final float TITLE = 22;
  private static final float LABEL = 11;
  private static final float SMALL = 9;
  private static final int QUIET_MODULES = 4;
  private static final float DPI = 200;

  private static final List<String> HOW =
      List.of(
          "In ra giấy, cỡ 100 %. Chạy lệnh:",
          "Print it at 100 %, and run:",
          "",
          "tramquet-kiosk scanners calibrate PORT",
          "",
          "Quét từng mã, theo thứ tự bất kỳ.",
          "Scan each code, in any order.",
          "Máy sẽ nói thiết lập nào sai.",
          "It says which setting is wrong.");

  private Sheet() {}

  /// Writes it as PDF.
  ///
  /// @throws IOException if it cannot be written, or a code on it cannot be read
  public static void write(OutputStream out) throws IOException {
    UNMAPPER.setLevel(Level.OFF);
    byte[] pdf = pdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      check(document);
    }
    out.write(pdf);
  }

  private static byte[] pdf() throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDType0Font plain = font(document, "BeVietnamPro-Regular.ttf");
      PDType0Font bold = font(document, "BeVietnamPro-SemiBold.ttf");
      document.getDocumentInformation().setTitle("Trạm Quét: calibration sheet for code readers");
      try (PDPageContentStream paper = new PDPageContentStream(document, page)) {
        text(paper, bold, TITLE, MARGIN, 770, "Trạm Quét: thử đầu đọc mã");
        text(paper, plain, LABEL, MARGIN, 748, "Calibration sheet for code readers");
        for (SheetCode code : SheetCode.values()) {
          code(paper, plain, bold, code);
        }
        float y = top(SheetCode.values().length + 1);
        for (String line : HOW) {
          y -= LABEL * 1.5f;
          text(paper, plain, SMALL + 1, left(SheetCode.values().length + 1), y, line);
        }
      }
      document.save(pdf);
    }
    return pdf.toByteArray();
  }

  private static PDType0Font font(PDDocument document, String name) throws IOException {
    try (InputStream file =
        Sheet.class.getResourceAsStream("/tramquet/kiosk/screen/fonts/" + name)) {
      return PDType0Font.load(document, Objects.requireNonNull(file, name), true);
    }
  }

  /// @param place from 1, two in a row
  private static float left(int place) {
    return place % 2 == 1 ? MARGIN : MARGIN + COLUMN;
  }

  private static float top(int place) {
    int row = (place - 1) / 2;
    return TOP - ROW * row;
  }

  private static void code(
      PDPageContentStream paper, PDType0Font plain, PDType0Font bold, SheetCode code)
      throws IOException {
    float left = left(code.number());
    float top = top(code.number());
    String label = code.number() + ". " + code.vietnamese();
    text(paper, bold, LABEL, left, top + 33, label);
    text(paper, plain, SMALL, left, top + 20, code.english());
    ByteMatrix modules = modules(code);
    float module = SIDE / modules.getWidth();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          paper.addRect(left + x * module, top - (y + 1) * module, module, module);
        }
      }
    }
    paper.fill();
  }

  private static ByteMatrix modules(SheetCode code) {
    try {
      return Encoder.encode(code.bytesAsText(), ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new AssertionError("every code of the sheet fits", e);
    }
  }

  private static void text(
      PDPageContentStream paper, PDType0Font font, float size, float x, float y, String text)
      throws IOException {
    paper.beginText();
    paper.setFont(font, size);
    paper.newLineAtOffset(x, y);
    paper.showText(text);
    paper.endText();
  }

  /// Whatever a library or a font does to the page: a code that a reader cannot read would be taken
  /// for the reader's fault.
  private static void check(PDDocument document) throws IOException {
    BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DPI);
    for (SheetCode code : SheetCode.values()) {
      if (!Arrays.equals(read(page, code), code.content().getBytes(UTF_8))) {
        throw new IOException("code %d of the sheet cannot be read".formatted(code.number()));
      }
    }
  }

  /// Reads the code at the place where one is; no bytes if there is none.
  static byte[] read(BufferedImage page, SheetCode code) {
    float scale = page.getHeight() / PDRectangle.A4.getHeight();
    int quiet = (int) Math.ceil(SIDE / modules(code).getWidth() * QUIET_MODULES * scale);
    int side = (int) Math.ceil(SIDE * scale) + 2 * quiet;
    int x = Math.max(0, (int) (left(code.number()) * scale) - quiet);
    int y = (int) ((PDRectangle.A4.getHeight() - top(code.number())) * scale) - quiet;
    int[] pixels = page.getRGB(x, y, side, side, null, 0, side);
    try {
      Result result =
          new QRCodeReader()
              .decode(
                  new BinaryBitmap(
                      new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))));
      return result.getResultMetadata().get(ResultMetadataType.BYTE_SEGMENTS) instanceof List<?> all
              && all.size() == 1
              && all.getFirst() instanceof byte[] bytes
          ? bytes
          : new byte[0];
    } catch (ReaderException e) {
      return new byte[0];
    }
  }
}
