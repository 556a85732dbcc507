package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tramquet.kiosk.lane.Screen;

class QrPictureTest {

  static java.util.stream.Stream<Size> sizes() {
    return ScreenSpecimens.SIZES.stream();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void aTelephoneReadsTheAddressFromTheRefusal(Size size) throws ReaderException {
    Screen screen = ScreenSpecimens.named("refused-everything");
    Raster raster = Toolkit.call(() -> Raster.of(Gallery.scene(size, ReaderSide.BELOW, screen)));
    assertEquals(ScreenSpecimens.LONG_ADDRESS, read(raster));
  }

  private static String read(Raster raster) throws ReaderException {
    int[] pixels = new int[raster.width() * raster.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = raster.pixel(i % raster.width(), i / raster.width());
    }
    RGBLuminanceSource picture = new RGBLuminanceSource(raster.width(), raster.height(), pixels);
    return new QRCodeReader()
        .decode(new BinaryBitmap(new GlobalHistogramBinarizer(picture)))
        .getText();
  }

  @Test
  void anAddressThatFitsNoCodeIsOurMistake() {
    assertThrows(IllegalArgumentException.class, () -> QrPicture.of("x".repeat(3000)));
  }
}
