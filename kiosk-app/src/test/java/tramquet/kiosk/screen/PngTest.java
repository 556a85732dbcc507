package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.lane.Screen;

class PngTest {

  @Test
  void whatIsWrittenIsReadBackPixelForPixel() throws IOException {
    Raster raster =
        Toolkit.call(() ->
            Raster.of(
                Gallery.scene(new Size(800, 480), ReaderSide.LEFT, new Screen.ShowOwnCode())));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Png.write(raster, file);
    Image image = new Image(new ByteArrayInputStream(file.toByteArray()));
    assertFalse(image.isError());
    assertEquals(raster.width(), image.getWidth());
    assertEquals(raster.height(), image.getHeight());
    for (int y = 0; y < raster.height(); y++) {
      for (int x = 0; x < raster.width(); x++) {
        assertEquals(raster.pixel(x, y), image.getPixelReader().getArgb(x, y));
      }
    }
  }
}
