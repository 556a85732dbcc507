package tramquet.box;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;

/// A code reader that speaks in reports (HID POS), as Honeywell lays them out, on a USB bus of the
/// machine's own kernel: its module `dummy_hcd` is host and device at once, and what reads there is
/// the driver of every such reader.
///
/// Thread: one at a time.
///
/// @param machine it is plugged into
record ReportReader(Machine machine) implements PluggedReader {
  /// Where the rules of the package put it, by the socket that it is in.
  static final String PORT = "/dev/scanner/by-path/platform-dummy_hcd.0-usb-0:1:1.0";

  private static final int REPORT = 64;
  private static final int DATA = 56;
  private static final int DATA_AT = 5;
  private static final int MORE_AT = 63;
  private static final byte SCANNED = 2;
  private static final byte[] QR_CODE = "]Q1".getBytes(US_ASCII);

  /// HID point of sale usage tables 1.02, page 0x8C, a bar code scanner: report 2 of 63 bytes
  /// comes, reports 4 and 253 go.
  private static final String DESCRIPTOR =
      "\\x05\\x8c\\x09\\x02\\xa1\\x01\\x15\\x00\\x26\\xff\\x00\\x75\\x08"
          + "\\x85\\x02\\x95\\x3f\\x09\\x30\\x81\\x02"
          + "\\x85\\x04\\x95\\x3f\\x09\\x01\\x91\\x02"
          + "\\x85\\xfd\\x95\\x3f\\x09\\x02\\x91\\x02\\xc0";

  /// Puts it together, and plugs it in.
  void assemble() throws IOException {
    var _ =
        machine.run(
            """
            set -e
            modprobe -a dummy_hcd libcomposite
            mkdir -p /sys/kernel/config/usb_gadget/reader
            cd /sys/kernel/config/usb_gadget/reader
            echo 0x0c2e > idVendor
            echo 0x10d3 > idProduct
            mkdir configs/c.1 functions/hid.0
            echo %d > functions/hid.0/report_length
            /usr/bin/printf '%s' > functions/hid.0/report_desc
            ln -s functions/hid.0 configs/c.1
            """
                .formatted(REPORT, DESCRIPTOR));
    plug();
  }

  @Override
  public void show(int number) throws IOException {
    scan(People.card(number));
  }

  /// Holds a code before it.
  void scan(String code) throws IOException {
    byte[] bytes = code.getBytes(UTF_8);
    int reports = (bytes.length + DATA - 1) / DATA;
    ByteBuffer all = ByteBuffer.allocate(reports * REPORT);
    for (int i = 0; i < reports; i++) {
      int from = i * DATA;
      int length = Math.min(DATA, bytes.length - from);
      ByteBuffer report = all.slice(i * REPORT, REPORT).put(SCANNED).put((byte) length);
      report.put(QR_CODE).put(DATA_AT, bytes, from, length);
      report.put(MORE_AT, (byte) (i + 1 < reports ? 1 : 0));
    }
    var _ =
        machine.run(
            "echo %s | base64 -d | dd bs=%d iflag=fullblock of=/dev/hidg0"
                .formatted(Base64.getEncoder().encodeToString(all.array()), REPORT));
  }

  @Override
  public void unplug() throws IOException {
    var _ = machine.run("echo > /sys/kernel/config/usb_gadget/reader/UDC");
  }

  @Override
  public void plug() throws IOException {
    var _ = machine.run("echo dummy_udc.0 > /sys/kernel/config/usb_gadget/reader/UDC");
  }
}
