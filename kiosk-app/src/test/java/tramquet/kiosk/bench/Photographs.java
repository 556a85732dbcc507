package tramquet.kiosk.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import tramquet.drivers.camera.GreyImage;
import tramquet.drivers.twin.HardFrame;
import tramquet.drivers.twin.Shot;

/// How many pictures of codes are read, whether any is read wrong, and how long the middle
/// photograph takes: our reader against ZXing, in turns. ZXing trying harder reads more and takes
/// longer, so what is read is compared with that, and the time with ZXing as it comes. The
/// photographs are those of the drivers' tests; the time is that of a picture which is in memory.
final class Photographs {
  private static final int ROUNDS = 7;

  /// Of 97.
  private static final int LEAST = 94;

  /// Of 20.
  private static final int LEAST_FRAMES = 18;

  private Photographs() {}

  /// @param root the repository
  /// @param folder for pictures that others look at
  static List<Figure> run(Path root, Path folder) throws IOException {
    List<OtherReader> others = new ArrayList<>(List.of(new BoofCv(), new ZxingOrBoofCv()));
    others.addAll(OtherProgram.here(folder));
    List<Pictures.Picture> all =
        photographs(root.resolve("device-drivers/src/test/resources/codes"));
    List<Figure> figures = new ArrayList<>(new Pictures("photographs", all, others).figures(LEAST));
    figures.add(median(all));
    List<Pictures.Picture> changed = changed(all);
    figures.addAll(
        new Pictures("changed-photographs", changed, List.of())
            .figures(changed.size() * LEAST / all.size()));
    figures.addAll(frames("hard-frames", HardFrame.dim(), others));
    figures.addAll(frames("varied-frames", HardFrame.varied(), others));
    return figures;
  }

  private static List<Figure> frames(
      String name, List<HardFrame> frames, List<OtherReader> others) {
    List<Pictures.Picture> all =
        frames.stream()
            .map(frame ->
                new Pictures.Picture(
                    Pictures.image(frame.drawn().get()), Optional.of(frame.text())))
            .toList();
    return new Pictures(name, all, others).figures(LEAST_FRAMES);
  }

  private static List<Pictures.Picture> photographs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> pictures =
          files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
      List<Pictures.Picture> all = new ArrayList<>();
      for (Path file : pictures) {
        Path text = Path.of(file.toString().replaceFirst("png$", "txt"));
        all.add(
            new Pictures.Picture(
                ImageIO.read(file.toFile()),
                Files.exists(text) ? Optional.of(Files.readString(text)) : Optional.empty()));
      }
      return all;
    }
  }

  /// The same, turned, out of focus, flat, smaller, noisy.
  private static List<Pictures.Picture> changed(List<Pictures.Picture> all) {
    List<UnaryOperator<Shot>> changes =
        List.of(
            Shot::quarterTurned,
            Shot::blurred,
            shot -> shot.toned(light -> 100 + 0.3 * light),
            shot -> shot.scaled(0.7));
    Random random = new Random(1);
    return changes.stream()
        .flatMap(change ->
            all.stream()
                .map(picture ->
                    new Pictures.Picture(
                        Pictures.image(
                            change.apply(Shot.of(GreyImage.of(picture.image()))).taken(2, random)),
                        picture.text())))
        .toList();
  }

  private static Figure median(List<Pictures.Picture> all) {
    long[][] ours = new long[ROUNDS][];
    long[][] theirs = new long[ROUNDS][];
    for (int i = 0; i < ROUNDS; i++) {
      ours[i] = nanos(all, Pictures::ours);
      theirs[i] = nanos(all, Pictures::zxing);
    }
    double millis = median(ours);
    double zxing = median(theirs);
    return Figure.of(
            "photographs-median", "ms", millis, new Figure.Reference("ZXing as it comes", zxing))
        .aiming(new Figure.Aim("≤ 1 ×", millis <= zxing));
  }

  /// Of each photograph with a code.
  private static long[] nanos(
      List<Pictures.Picture> all, Function<BufferedImage, Optional<String>> reader) {
    return all.stream()
        .filter(picture -> picture.text().isPresent())
        .mapToLong(picture -> {
          long began = System.nanoTime();
          var _ = reader.apply(picture.image());
          return System.nanoTime() - began;
        })
        .toArray();
  }

  /// Of the quickest round of each photograph.
  private static double median(long[][] rounds) {
    long[] best = rounds[0].clone();
    for (long[] round : rounds) {
      Arrays.setAll(best, i -> Math.min(best[i], round[i]));
    }
    return new Spread(best).median();
  }
}
