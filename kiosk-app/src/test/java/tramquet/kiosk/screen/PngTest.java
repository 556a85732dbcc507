package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
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
    int[] row = new int[raster.width()];
    int[] read = new int[raster.width()];
    for (int y = 0; y < raster.height(); y++) {
      image
          .getPixelReader()
          .getPixels(0, y, row.length, 1, PixelFormat.getIntArgbInstance(), read, 0, row.length);
      int line = y;
      Arrays.setAll(row, x -> raster.pixel(x, line));
      assertArrayEquals(row, read);
    }
  }
}
