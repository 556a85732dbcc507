package tramquet.drivers.camera;

import java.time.Duration;

/// What a camera is wanted for: how large its pictures are to be, and how many.
///
/// Both have one shape. A sensor is read in the mode that fits the shape best, and in another mode
/// it may see less to the left and to the right.
public enum Sight {
  /// To read codes.
  READING(1280, 720, 15),
  /// To see whether anything moves. The width is a multiple of 128, because what makes the pictures
  /// of some boards fills up the rows of others.
  WATCHING(256, 144, 3);

  private final int width;
  private final int height;
  private final int picturesASecond;

  Sight(int width, int height, int picturesASecond) {
    this.width = width;
    this.height = height;
    this.picturesASecond = picturesASecond;
  }

  /// Pixels in a row.
  public int width() {
    return width;
  }

  /// Rows.
  public int height() {
    return height;
  }

  /// How many pictures are asked for.
  public int picturesASecond() {
    return picturesASecond;
  }

  /// How long after a picture the next one is wanted at the earliest: a little sooner than asked
  /// for, so that none is missed. Cameras that cannot be slowed down make thirty pictures a second,
  /// or sixty. A code in each of them would be taken for a flood.
  Duration apart() {
    return Duration.ofSeconds(5).dividedBy(6L * picturesASecond);
  }
}
