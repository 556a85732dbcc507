package tramquet.drivers.camera;

/// Where the points of a code are in a picture of it, in modules from the code's upper left corner.
interface Surface {

  /// How light the image is at a point of the code, 0 to 255.
  double light(GreyImage image, double u, double v);
}
