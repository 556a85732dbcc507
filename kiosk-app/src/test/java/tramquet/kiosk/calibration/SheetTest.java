package tramquet.kiosk.calibration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class SheetTest {

  @Test
  void everyCodeIsReadFromThePageAndEveryLabelIsText() throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    Sheet.write(pdf);
    try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
      assertEquals(1, document.getNumberOfPages());
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
      String text = new PDFTextStripper().getText(document);
      for (SheetCode code : SheetCode.values()) {
        assertArrayEquals(code.content().getBytes(UTF_8), Sheet.read(page, code), code.name());
        assertTrue(text.contains(code.vietnamese()), text);
        assertTrue(text.contains(code.english()), text);
      }
    }
  }

  @Test
  void aCodeThatIsNotThereIsNotRead() {
    BufferedImage blank = new BufferedImage(1240, 1754, BufferedImage.TYPE_INT_RGB);
    blank.createGraphics().setBackground(Color.WHITE);
    assertEquals(0, Sheet.read(blank, SheetCode.LONG).length);
  }
}
