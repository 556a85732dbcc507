package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PrintTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final int DPI = 300;

  /// Always the same one: ZXing finds not every code of thousands, and these it finds.
  private static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIPd0AjJRQv6AVeBp/ZzrsxE+U+7odeX1IxB9+8BtuJhE
      -----END PRIVATE KEY-----
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = Technician.commandLine(InstantSource.fixed(NOW));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private int poster(String name, Path file) {
    return run(
        "poster",
        "--host=centre.example",
        "--place=cho-han-2",
        "--name",
        name,
        "-o",
        file.toString());
  }

  private static BufferedImage page(Path file, int number) throws Exception {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFRenderer(document).renderImageWithDPI(number, DPI);
    }
  }

  static String words(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String code(BufferedImage page) throws Exception {
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
            Map.of(DecodeHintType.TRY_HARDER, true))
        .getText();
  }

  private static String code(BufferedImage page, int place) throws Exception {
    int width = page.getWidth() / 3;
    int height = page.getHeight() / 4;
    return code(page.getSubimage(place % 3 * width, place / 3 * height, width, height));
  }

  @Test
  void aPosterHoldsTheCodeAtItsSizeAndWhatToDo() throws Exception {
    Path file = folder.resolve("poster.pdf");
    assertEquals(0, poster("Chợ Hàn, cửa số 2", file), err::toString);
    BufferedImage page = page(file, 0);
    assertEquals("https://centre.example/p/cho-han-2.sec", code(page));
    assertTrue(darkMillimetres(page) >= 150, "at least 15 cm");
    String words = words(file);
    for (String each : List.of("Quét mã để khai báo", "Scan to declare", "Chợ Hàn, cửa số 2")) {
      assertTrue(words.contains(each), words);
    }
  }

  /// The longest run of rows that have a dark dot: words above and below are lower.
  private static double darkMillimetres(BufferedImage page) {
    int longest = 0;
    int rows = 0;
    for (int y = 0; y < page.getHeight(); y++) {
      rows = isDark(page, y) ? rows + 1 : 0;
      longest = Math.max(longest, rows);
    }
    // A dot at each edge is half covered.
    return (longest + 1) * 25.4 / DPI;
  }

  private static boolean isDark(BufferedImage page, int y) {
    for (int x = 0; x < page.getWidth(); x++) {
      if ((page.getRGB(x, y) & 0xFF) < 0x80) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aNameThatCanNotBePrintedLeavesNoFile() {
    Path file = folder.resolve("poster.pdf");
    assertEquals(1, poster("Bến xe ".repeat(20), file));
    assertTrue(err.toString().contains("too long"), err::toString);
    assertEquals(1, poster("東京", file));
    assertTrue(err.toString().contains("a letter that can not be printed"), err::toString);
    assertFalse(Files.exists(file));
  }

  @Test
  void aPageWithACodeThatCanNotBeReadIsNotGivenOut() throws Exception {
    try (Paper paper = new Paper("")) {
      paper.code(QrImage.of("one", ErrorCorrectionLevel.L), 100, 100, 50);
      paper.code(QrImage.of("over the other", ErrorCorrectionLevel.L), 110, 110, 50);
      assertThrows(FailedException.class, () -> paper.proven(Progress.silent()));
    }
  }

  @Test
  void aClassGetsSheetsToCutOut() throws Exception {
    Path key = Files.writeString(folder.resolve("key.pem"), KEY);
    StringBuilder rows = new StringBuilder("id,name\n");
    for (int i = 0; i < CodeSheet.ON_A_PAGE + 1; i++) {
      rows.append("0011900000%02d,Nguyễn Ộp Ẵng %d%n".formatted(i, i));
    }
    Path csv = Files.writeString(folder.resolve("class.csv"), rows);
    Path sheet = folder.resolve("sheet.pdf");
    Path pictures = folder.resolve("pictures");
    assertEquals(
        0,
        run(
            "code",
            "personal",
            "--issuer=school.example",
            "--key=" + key,
            "--csv=" + csv,
            "--sheet=" + sheet,
            "--out=" + pictures),
        err::toString);
    BufferedImage first = page(sheet, 0);
    for (int i = 0; i < CodeSheet.ON_A_PAGE; i++) {
      assertEquals(drawn(pictures, i), code(first, i));
    }
    assertEquals(drawn(pictures, CodeSheet.ON_A_PAGE), code(page(sheet, 1), 0));
    String words = words(sheet);
    assertTrue(words.contains("Nguyễn Ộp Ẵng 12"), words);
    assertTrue(words.contains("until 07:00 02/01/2030"), words);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sheet)));
  }

  private static String drawn(Path pictures, int number) throws Exception {
    return TechnicianTest.read(pictures.resolve("%04d.png".formatted(number + 1)));
  }

  @Test
  void longWorkSaysHowFarItIs() {
    Progress inAFile = new Progress(new PrintWriter(out, true), "drawn", 1_000, false);
    Progress onATerminal = new Progress(new PrintWriter(err, true), "drawn", 1_000, true);
    for (int i = 1; i <= 1_000; i++) {
      inAFile.done(i);
      onATerminal.done(i);
    }
    assertEquals(10, out.toString().lines().count());
    assertTrue(out.toString().endsWith("drawn: 1000 of 1000" + System.lineSeparator()));
    assertEquals(100, err.toString().chars().filter(c -> c == '\r').count());
  }
}
