package tramquet.drivers.line.kernel;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// The kernel's raw access to USB devices of the class HID, as `linux/hidraw.h` lays it out (amd64
/// and arm64 agree).
public final class HidrawUapi {
  /// `hidraw_devinfo`.
  public static final StructLayout DEVINFO =
      structLayout(
          JAVA_INT.withName("bustype"),
          JAVA_SHORT.withName("vendor"),
          JAVA_SHORT.withName("product"));

  /// Where the vendor stands in [#DEVINFO].
  public static final long VENDOR = 4;

  /// Where the product stands in [#DEVINFO].
  public static final long PRODUCT = 6;

  /// `HIDIOCGRAWINFO`: asks who made the device.
  public static final long GET_INFO = 2L << 30 | 8L << 16 | 0x4803L;

  /// How many reports the kernel keeps for a reader: one less than `HIDRAW_BUFFER_SIZE`. What comes
  /// while they wait it throws away, and says nothing.
  public static final int KEPT_REPORTS = 63;

  private HidrawUapi() {}
}
