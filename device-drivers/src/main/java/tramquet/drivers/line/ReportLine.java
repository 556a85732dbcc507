package tramquet.drivers.line;

import java.time.Duration;
import tramquet.drivers.Bytes;

/// An open device that speaks in reports (USB HID): it moves them whole and knows nothing of what
/// they mean.
///
/// Thread: one reader; `write` from any thread.
public interface ReportLine extends AutoCloseable {

  /// Waits for a report and gives it as soon as it is there.
  ///
  /// @param timeout how long to wait
  Reading read(Duration timeout);

  /// Sends a report.
  ///
  /// @param report its number (0 where reports have none) and what it holds
  Writing write(Bytes report);

  /// Who made the device, by its USB vendor id; 0 if the kernel does not say.
  int vendor();

  /// Lets the device go. A second call does nothing.
  @Override
  void close();

  /// What came of a read.
  sealed interface Reading {}

  /// What came of a write.
  sealed interface Writing {}

  /// A report came, its number first where reports have one.
  record Report(Bytes bytes) implements Reading {}

  /// The device was watched for the whole timeout and said nothing.
  record Silence() implements Reading {}

  /// Here reports may be missing, because more had come than the kernel keeps.
  record Lost() implements Reading {}

  /// Something happened that means nothing; read again.
  record Nothing() implements Reading {}

  /// The system has taken the report.
  record Sent() implements Writing {}

  /// The device has not taken it. Why is for a technician.
  record Refused(String reason) implements Writing {}

  /// The device is no more, and will not come back: close it and open a new one.
  ///
  /// @param reason what was seen, for a technician
  record Gone(String reason) implements Reading, Writing {}
}
