package tramquet.drivers.found;

import java.util.Optional;

/// Who made a USB device, and which one it is.
///
/// @param vendor 0 to 0xffff
/// @param product 0 to 0xffff
public record UsbId(int vendor, int product) {

  /// From the kernel's four hexadecimal digits each; empty if they are none.
  static Optional<UsbId> of(String vendor, String product) {
    try {
      return Optional.of(new UsbId(Integer.parseInt(vendor, 16), Integer.parseInt(product, 16)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// As everybody writes it: `0c2e:10d3`.
  @Override
  public String toString() {
    return "%04x:%04x".formatted(vendor, product);
  }
}
