package tramquet.drivers.camera;

import tramquet.drivers.line.LineOpener;

/// Where a camera is, and a way to it that may be tried again and again.
@FunctionalInterface
public interface CameraPort {

  /// Starts the camera and does not wait for its first picture, which may take some seconds.
  ///
  /// @param sight what it is wanted for; its pictures may have another size all the same
  LineOpener.Opening<Camera> start(Sight sight);
}
