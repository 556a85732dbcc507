package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.PackDraft;
import tramquet.wire.PackKind;
import tramquet.wire.PackPiece;
import tramquet.wire.PackPieces;
import tramquet.wire.PackPieces.Gathered;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;

/// A pack on paper.
class PackCodesTest {
  private static final int DPI = 300;

  private final Desk desk;

  PackCodesTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
  }

  private void sign(int revoked) throws IOException {
    Random random = new Random(3);
    byte[] body =
        Revocations.of(random.longs(revoked).mapToObj(RevocationTag::new).toList()).encode();
    Files.write(desk.path("draft"), new PackDraft(PackKind.REVOCATIONS, 4, body).encode());
    Files.deleteIfExists(desk.path("pack"));
    desk.signed();
  }

  /// More than a page.
  @Test
  void thePagesHoldThePackAndSayWhichCodeIsWhich() throws Exception {
    sign(500);
    desk.good("pack", "codes", "@pack", "--key", "@pack.pub", "-o", "@sheet.pdf");
    byte[] pack = Files.readAllBytes(desk.path("pack"));
    int count = PackPiece.of(PackKind.REVOCATIONS, pack).size();
    assertTrue(count > PackSheet.COLUMNS * PackSheet.ROWS, "one page");
    assertEquals("codes: " + count, desk.out().strip());
    PackPieces gathered = new PackPieces();
    Gathered last = new Gathered.Torn();
    for (int index = 0; index < count; index++) {
      last = gathered.add(PackPiece.decode(code(index)).asOptional().orElseThrow());
    }
    assertArrayEquals(pack, assertInstanceOf(Gathered.Whole.class, last).envelope());
    String words = PrintTest.words(desk.path("sheet.pdf"));
    assertTrue(words.contains("%d / %d · revocations 4".formatted(count, count)), words);
  }

  /// As a page is drawn, between the lines to cut along and above its label.
  private String code(int index) throws Exception {
    int onAPage = PackSheet.COLUMNS * PackSheet.ROWS;
    int place = index % onAPage;
    int row = place / PackSheet.COLUMNS;
    try (PDDocument document = Loader.loadPDF(desk.path("sheet.pdf").toFile())) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(index / onAPage, DPI);
      int width = page.getWidth() / PackSheet.COLUMNS;
      int height = page.getHeight() / PackSheet.ROWS;
      int edge = height / 99;
      return read(
          page.getSubimage(
              place % PackSheet.COLUMNS * width + edge,
              row * height + edge,
              width - 2 * edge,
              height * 91 / 99));
    }
  }

  private static String read(BufferedImage image) throws Exception {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    BinaryBitmap dots =
        new BinaryBitmap(
            new GlobalHistogramBinarizer(new RGBLuminanceSource(width, image.getHeight(), pixels)));
    return new QRCodeReader().decode(dots, Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
  }

  @Test
  void whatNoKioskWouldTakeIsNotPrinted() throws Exception {
    sign(1);
    desk.failed(
        "signed by another key",
        "pack",
        "codes",
        "@pack",
        "--key",
        "@other.pub",
        "-o",
        "@sheet.pdf");
    sign(PackPiece.LARGEST / Long.BYTES);
    desk.failed(
        "too large for 64 codes",
        "pack",
        "codes",
        "@pack",
        "--key",
        "@pack.pub",
        "-o",
        "@sheet.pdf");
    assertFalse(Files.exists(desk.path("sheet.pdf")));
  }

  @Test
  void theLargestCodeIsAtMostVersion20() {
    String longest = PackPiece.of(PackKind.RULES, new byte[PackPiece.LARGEST]).getLast().code();
    assertEquals(20, QrImage.of(longest, ErrorCorrectionLevel.M).version());
  }
}
