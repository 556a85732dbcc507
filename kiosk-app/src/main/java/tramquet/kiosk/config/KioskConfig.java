package tramquet.kiosk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tramquet.wire.Direction;
import tramquet.wire.PlaceCode;
import tramquet.wire.StaffRef;

/// What a technician has set for one kiosk: checked, with every default filled in. Holds no secret,
/// though the files that `place.key` and `tls.key` name are secret; other keys named here are
/// public. Units, ranges and defaults stand in `Settings` and are printed by `tramquet-kiosk check
/// --print-sample`.
///
/// @param staffPin by which staff sign in without a code
/// @param scanner the code reader; of two, that of those who come in
/// @param exitScanner that of those who leave, in a lane with two
/// @param tls present where a broker is `ssl://`, and only there
public record KioskConfig(
    Kiosk kiosk,
    Lane lane,
    Optional<StaffPin> staffPin,
    Scanner scanner,
    Optional<Scanner> exitScanner,
    Pins pins,
    Window screen,
    Sound sound,
    Uplink uplink,
    Optional<Tls> tls,
    Optional<Place> place,
    Keys keys,
    Trust trust,
    Revocations revocations,
    WatchList watchList) {

  /// Whether visitors can answer on the screen: there is one, and it feels.
  public boolean touch() {
    return lane.touchScreen() && screen.display() == Window.Display.WINDOW;
  }

  /// Which kiosk this is.
  ///
  /// @param id name at the centre: 3 to 32 of `a-z`, `0-9`, `-`
  /// @param data folder of the visit log
  /// @param byCode present where the file names no kiosk, so that a claim code does
  public record Kiosk(String id, Path data, Optional<ByCode> byCode) {}

  /// A kiosk that is told by a claim code who it is.
  ///
  /// @param signer key that signs claim codes; need not be there
  /// @param damaged file that the code and the centre gave, where it cannot be used
  public record ByCode(Path signer, Optional<Path> damaged) {}

  /// The lane and what its visitors meet.
  ///
  /// @param name what staff call the lane
  /// @param confirm what makes an admitted visitor an entered one
  /// @param touchScreen whether visitors can answer questions on the screen
  /// @param pack the rules that decide
  /// @param trip id of the trip that is counted, on a bus or ferry, while no other was started
  /// @param declareAddress shown to people who must declare first
  /// @param hotline telephone number shown with health reasons
  /// @param askTimeout how long the kiosk waits for a declaration or a second code
  /// @param refusedTime how long red stays
  /// @param admittedTime how long green stays
  /// @param passageTimeout how long the sensor may take to see the visitor pass
  /// @param unreadableTime how long "could not read" stays
  /// @param readmitTime how long who did not pass is let in again without being judged anew
  /// @param holdLimit how long staff can hold the gate open
  /// @param tripTimetable when trips begin and end each day
  public record Lane(
      String name,
      Direction direction,
      Confirm confirm,
      boolean touchScreen,
      Pack pack,
      Optional<String> trip,
      URI declareAddress,
      Optional<String> hotline,
      Duration askTimeout,
      Duration refusedTime,
      Duration admittedTime,
      Duration passageTimeout,
      Duration unreadableTime,
      Duration readmitTime,
      Duration holdLimit,
      List<TripTime> tripTimetable) {

    /// Copies the list.
    public Lane {
      tripTimetable = List.copyOf(tripTimetable);
    }
  }

  /// A PIN for staff.
  ///
  /// @param hash as `tramquet-kiosk pin` writes it
  /// @param holder who is answerable for it
  public record StaffPin(String hash, StaffRef holder) {
    /// Stays out of logs and messages.
    @Override
    public String toString() {
      return "StaffPin";
    }
  }

  /// What confirms a visit.
  public enum Confirm {
    /// No gate or sensor: admitted means entered.
    VERDICT,
    /// A sensor says that somebody passed; without it the visit is annulled.
    PASSAGE
  }

  /// Which rules decide.
  public sealed interface Pack {

    /// Bundled: identity, not on the watch list, and a fresh declaration without risk.
    record Checkpoint() implements Pack {}

    /// Bundled: identity and not on the watch list; counts a trip.
    record Manifest() implements Pack {}

    /// A pack signed with the key that `keys.pack` names.
    record Signed(Path file) implements Pack {}
  }

  /// A code reader.
  ///
  /// @param port device node, best as a stable link: `/dev/serial/by-id/…` of a reader on a serial
  ///   port, `/dev/input/by-id/…-event-kbd` of one that types
  /// @param baud bits per second of a serial port; empty: to be found out
  /// @param model which scanner it is, by the name in the list of models
  /// @param pause the longest pause inside a code; empty: what the model finds right
  public record Scanner(
      Path port, OptionalInt baud, String model, FrameEnd end, Optional<Duration> pause) {}

  /// How the end of a code is told.
  public enum FrameEnd {
    /// By the CR or LF that the scanner sends after it, or the Enter or Tab that it types.
    TERMINATOR,
    /// By a pause.
    SILENCE
  }

  /// Lamps, buzzer, gate and its contacts, by BCM number; empty where there is none.
  ///
  /// @param chip label of the GPIO chip; empty: the one behind the Pi's header
  /// @param passage contact of the gate that tells that somebody is in it
  /// @param ready contact that is closed while the gate works
  /// @param tailgate contact that closes when a second body follows
  /// @param forced contact that closes when the gate is forced
  /// @param emergency loop that is closed while there is no emergency
  /// @param maintenance jumper in the box, closed while it is in
  /// @param gatePulse how long the relay of a gate in pulse mode stays closed
  /// @param gateHold how long a barrier or strike is held for one person
  /// @param passageContact what the passage contact does while somebody is in the gate
  public record Pins(
      Provider provider,
      Optional<String> chip,
      OptionalInt red,
      OptionalInt green,
      OptionalInt amber,
      OptionalInt buzzer,
      OptionalInt gate,
      OptionalInt passage,
      OptionalInt ready,
      OptionalInt tailgate,
      OptionalInt forced,
      OptionalInt emergency,
      OptionalInt maintenance,
      Active active,
      GateKind gateKind,
      Duration gatePulse,
      Duration gateHold,
      Contact passageContact) {

    /// How the gate is opened.
    public enum GateKind {
      /// A short contact lets one person through; the gate locks by itself.
      PULSE,
      /// Open for as long as the contact holds.
      BARRIER,
      /// The same, on a door.
      STRIKE
    }

    /// What a contact does to tell something.
    public enum Contact {
      CLOSES,
      OPENS
    }

    /// Who moves the pins.
    public enum Provider {
      /// Pins in memory: nothing is wired.
      TWIN,
      /// The board's own, by the Linux kernel.
      KERNEL
    }

    /// Which level means on.
    public enum Active {
      HIGH,
      LOW
    }
  }

  /// The window.
  ///
  /// @param display where it is; without one, lamps and sounds say everything
  /// @param width pixels
  /// @param height pixels
  /// @param fullScreen without frame, over everything else
  /// @param reader where the code reader is mounted
  /// @param diagonal of the display, in millimetres
  /// @param distance from which it is read, in millimetres
  /// @param languages of the place by ISO 639, the first one above the others
  /// @param languageFiles folder with more languages
  /// @param place its name as people know it
  /// @param placeCode for the visitors' own telephones
  /// @param pictures folder to which every screen shown is saved as PNG, with no name on it
  public record Window(
      Display display,
      int width,
      int height,
      boolean fullScreen,
      ReaderSide reader,
      int diagonal,
      int distance,
      List<String> languages,
      Path languageFiles,
      Optional<String> place,
      Optional<PlaceCode> placeCode,
      Optional<Path> pictures) {

    /// Copies the list.
    public Window {
      languages = List.copyOf(languages);
    }

    /// Where the window is.
    public enum Display {
      /// On the display of this machine, or drawn in memory where there is none.
      WINDOW,
      /// Nowhere: the lane has no display.
      NONE
    }

    /// Where the code reader is, seen from the visitor.
    public enum ReaderSide {
      BELOW,
      LEFT,
      RIGHT
    }
  }

  /// What is heard.
  ///
  /// @param prompts folder of recordings, with a folder for each language; empty: tones alone
  /// @param volume in percent, 0 to 100
  /// @param quietVolume the same in the quiet hours
  /// @param quietFrom when they begin, in Việt Nam's time
  /// @param quietTo when they end; the same as `quietFrom`: there are none
  public record Sound(
      Optional<Path> prompts,
      int volume,
      int quietVolume,
      LocalTime quietFrom,
      LocalTime quietTo) {}

  /// The way to the centre.
  ///
  /// @param broker MQTT broker, `tcp://` or `ssl://`; empty: the kiosk works alone and keeps its
  ///   records
  /// @param resendAfter how long an unacknowledged record waits before it is sent again
  public record Uplink(Optional<URI> broker, Duration resendAfter) {}

  /// What this kiosk shows brokers that are reached by TLS, and whom it believes. Files in PEM.
  ///
  /// @param ca certificates of the authorities that issue those of the brokers
  /// @param certificate of this kiosk, then those between it and its authority
  /// @param key of that certificate; secret
  public record Tls(Path ca, Path certificate, Path key) {}

  /// The other kiosks of the same place.
  ///
  /// @param name that they share: 3 to 32 of `a-z`, `0-9`, `-`
  /// @param broker MQTT broker in the place, `tcp://` or `ssl://`
  /// @param key file with the secret that they share
  public record Place(String name, URI broker, Path key) {}

  /// Files with public keys.
  ///
  /// @param authority sealing key of the authority
  /// @param view sealing key of the place view
  /// @param pack key that signs packs; present where `lane.pack` names a file
  /// @param orders key that signs staff codes and commands
  public record Keys(Path authority, Path view, Optional<Path> pack, Optional<Path> orders) {}

  /// Whom the kiosk believes.
  ///
  /// @param personalCodes files with the public key or certificate of issuers of personal codes
  /// @param certificates the same of health certificates
  /// @param list signed list of more issuers of both kinds
  public record Trust(List<Path> personalCodes, List<Path> certificates, Optional<Path> list) {

    /// Copies the lists.
    public Trust {
      personalCodes = List.copyOf(personalCodes);
      certificates = List.copyOf(certificates);
    }
  }

  /// Codes that no longer count.
  ///
  /// @param file signed list; empty: what the centre sends
  public record Revocations(Optional<Path> file) {}

  /// The people to stop.
  ///
  /// @param file signed list; empty: nobody is on it
  public record WatchList(Optional<Path> file) {}
}
