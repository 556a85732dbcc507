package tramquet.kiosk.enrol;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tramquet.drivers.Schedule;
import tramquet.kiosk.lane.SetUp;
import tramquet.wire.ClaimCode;
import tramquet.wire.Decoded;
import tramquet.wire.Pin;
import tramquet.wire.Signed;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;
import tramquet.wire.Wifi;
import tramquet.wire.tls.ServerTrust;
import tramquet.wire.tls.TlsIdentity;

/// A kiosk's way from its claim code to its certificate, and from one certificate to the next.
///
/// ```
///   nothing ── code shown ─► claimed ── centre: waiting ─► digits are shown
///                              │  ▲         └─ approved ─► enrolled ── two thirds ─► renewed
///                              │  └── another code ── refused (over, other key, revoked)
///                              └── centre not reached five times ─► alone: it serves, and asks on
///   enrolled ── another code, where staff have ordered it ─► claimed, under another name
/// ```
///
/// Thread: the schedule's; [#shown(String)] by any.
public final class Enrolment implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.enrol");

  /// A technician looks at the screen.
  static final Duration ASK_EVERY = Duration.ofSeconds(2);

  /// What the centre has refused is asked again for the case that somebody puts it right.
  static final Duration ASK_RARELY = Duration.ofMinutes(1);

  /// Attempts: a cable that is being plugged in, an address that is being given.
  static final int ALONE_AFTER = 5;

  static final Duration RENEW_EVERY = Duration.ofHours(1);

  private final EnrolFolder folder;
  private final Supplier<Decoded<TrustedKeys>> signers;
  private final Supplier<Instant> clock;
  private final Schedule schedule;
  private final Centre centre;
  private final Consumer<Progress> listener;
  private final Function<Wifi, SetUp.Wireless> wireless;
  private Optional<EnrolFolder.Pending> pending = Optional.empty();
  private int unreached;
  private boolean alone;
  private Optional<String> told = Optional.empty();

  /// @param signers whose codes count; malformed where the file is bad; nobody: any code is taken
  /// @param clock a moment that has certainly come, as late as is known
  /// @param schedule runs one thing after the other; is closed with this
  /// @param wireless has the operating system join a network
  /// @param listener is told how far it is; must not block
  public Enrolment(
      EnrolFolder folder,
      Supplier<Decoded<TrustedKeys>> signers,
      Supplier<Instant> clock,
      Schedule schedule,
      Function<Wifi, SetUp.Wireless> wireless,
      Consumer<Progress> listener) {
    this(
        folder,
        signers,
        clock,
        new CentreLine(clock, System::nanoTime),
        schedule,
        wireless,
        listener);
  }

  Enrolment(
      EnrolFolder folder,
      Supplier<Decoded<TrustedKeys>> signers,
      Supplier<Instant> clock,
      Centre centre,
      Schedule schedule,
      Function<Wifi, SetUp.Wireless> wireless,
      Consumer<Progress> listener) {
    this.wireless = wireless;
    this.folder = folder;
    this.signers = signers;
    this.clock = clock;
    this.schedule = schedule;
    this.listener = listener;
    this.centre = centre;
  }

  /// Goes on where it was.
  public void start() {
    var _ = schedule.after(Duration.ZERO, this::goOn);
  }

  private void goOn() {
    try {
      pending = folder.pending();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "enrol: {0}", e.getMessage());
    }
    if (folder.isEnrolled()) {
      renewWhenDue();
    } else if (pending.isPresent()) {
      ClaimCode code = pending.get().code();
      show(
          new SetUp.Calling(
              code.placeName(), code.wifi().map(wireless).orElse(SetUp.Wireless.NONE)));
      ask();
    }
  }

  /// Somebody shows a code that begins as claim codes do.
  public void shown(String text) {
    var _ =
        schedule.after(
            Duration.ZERO,
            () -> {
              if (!folder.isEnrolled()) {
                take(text);
              }
            });
  }

  /// Somebody shows a code to a kiosk that is set up, and may. Whether they may was checked before.
  public void shownAgain(String text) {
    var _ = schedule.after(Duration.ZERO, () -> take(text));
  }

  private void take(String text) {
    Decoded<TrustedKeys> trusted = signers.get();
    if (!(trusted instanceof Decoded.Value<TrustedKeys>(TrustedKeys keys))) {
      refuse(SetUp.Why.NOT_OURS);
      return;
    }
    switch (ClaimCode.decode(text, keys)) {
      case Decoded.Value<Signed<ClaimCode>>(Signed<ClaimCode> code)
          when code.verification() == Verification.VERIFIED || keys.isEmpty() ->
          take(text, code.value());
      case Decoded.Value<Signed<ClaimCode>> _ -> refuse(SetUp.Why.NOT_OURS);
      case Decoded.Malformed<Signed<ClaimCode>> _, Decoded.NotMine<Signed<ClaimCode>> _ ->
          refuse(SetUp.Why.MISREAD);
    }
  }

  private void take(String text, ClaimCode code) {
    boolean enrolled = folder.isEnrolled();
    if (pending.filter(before -> before.code().equals(code)).isPresent()) {
      if (enrolled) {
        refuse(SetUp.Why.OVER);
      }
      return; // It is held before the reader still.
    }
    if (clock.get().isAfter(code.until())) {
      refuse(SetUp.Why.OVER);
      return;
    }
    boolean named =
        pending.filter(before -> !before.code().kiosk().equals(code.kiosk())).isPresent();
    if (named && !enrolled && folder.hasServed()) {
      refuse(SetUp.Why.OTHER_KIOSK);
      return;
    }
    try {
      pending = Optional.of(folder.claim(text, code));
      LOG.log(Level.INFO, "claimed as {0}", code.kiosk());
      // The kiosk starts anew, under that name, and asks then.
      listener.accept(new Progress.Claimed());
    } catch (IOException e) {
      LOG.log(Level.ERROR, "the claim code cannot be kept: {0}", e.getClass().getSimpleName());
      refuse(SetUp.Why.STORAGE);
    }
  }

  private void refuse(SetUp.Why why) {
    LOG.log(Level.WARNING, "claim code refused: {0}", why);
    show(new SetUp.Refused(why));
  }

  private void show(SetUp what) {
    listener.accept(new Progress.Told(what));
  }

  private void ask() {
    EnrolFolder.Pending now = pending.orElseThrow();
    Optional<Duration> again =
        switch (centre.ask(now.code(), now.key())) {
          case Centre.Answer.Waiting() -> waiting(now);
          case Centre.Answer.Enrolled(Given given) -> enrolled(now, given);
          case Centre.Answer.Refused(String word) -> refused(word);
          case Centre.Answer.Unreached(String why) -> notReached(why);
          case Centre.Answer.Renewed _ -> Optional.of(ASK_EVERY);
        };
    again.ifPresent(pause -> {
      var _ = schedule.after(pause, this::ask);
    });
  }

  private Optional<Duration> waiting(EnrolFolder.Pending now) {
    unreached = 0;
    String digits = now.code().claim().digits(now.key().half());
    tell("the centre waits for approval: compare the digits " + digits);
    show(new SetUp.Digits(digits, now.code().placeName()));
    return Optional.of(ASK_EVERY);
  }

  private Optional<Duration> enrolled(EnrolFolder.Pending now, Given given) {
    if (!isOfOurRoot(now, given)) {
      return notReached("an answer with another root, or a certificate for another key");
    }
    try {
      folder.enrolled(now, given);
    } catch (IOException e) {
      return notReached("what it gave cannot be kept: " + e.getClass().getSimpleName());
    }
    tell("enrolled as " + now.code().kiosk());
    var _ = schedule.after(RENEW_EVERY, this::renewWhenDue);
    // Whoever is told may close this before it returns.
    listener.accept(new Progress.Enrolled());
    return Optional.empty();
  }

  private static boolean isOfOurRoot(EnrolFolder.Pending now, Given given) {
    Optional<Pin> root = ServerTrust.pin(new TlsIdentity.Text("ca", given.ca())).asOptional();
    return root.equals(Optional.of(now.code().authority()))
        && identity(given.ca(), given.certificate(), now)
            .flatMap(TlsIdentity::name)
            .equals(Optional.of(now.code().kiosk().text()));
  }

  private static Optional<TlsIdentity> identity(
      String ca, String certificate, EnrolFolder.Pending own) {
    return TlsIdentity.of(
            new TlsIdentity.Text("ca", ca),
            new TlsIdentity.Text("certificate", certificate),
            new TlsIdentity.Text("key", own.key().pem()))
        .asOptional();
  }

  private Optional<Duration> refused(String word) {
    tell("the centre refuses: " + word);
    SetUp.Why why =
        switch (word) {
          case "over" -> SetUp.Why.OVER;
          case "other-key" -> SetUp.Why.OTHER_KEY;
          case "revoked" -> SetUp.Why.REVOKED;
          default -> SetUp.Why.REFUSED;
        };
    show(new SetUp.Refused(why));
    return Optional.of(ASK_RARELY);
  }

  private Optional<Duration> notReached(String why) {
    tell("the centre is not reached: " + why);
    unreached++;
    if (!alone && unreached >= ALONE_AFTER) {
      alone = true;
      listener.accept(new Progress.Alone());
    }
    return Optional.of(ASK_EVERY);
  }

  private void renewWhenDue() {
    try {
      EnrolFolder.Pending own = pending.orElseThrow(() -> new IOException("no key"));
      identity(folder.ca(), folder.certificate(), own)
          .filter(identity -> clock.get().isAfter(identity.validity().renewal()))
          .ifPresent(identity -> renew(own, identity));
    } catch (IOException e) {
      tell("the certificate cannot be renewed: " + e.getMessage());
    }
    var _ = schedule.after(RENEW_EVERY, this::renewWhenDue);
  }

  private void renew(EnrolFolder.Pending own, TlsIdentity before) {
    switch (centre.renew(own.code(), before)) {
      case Centre.Answer.Renewed(String certificate) -> {
        try {
          if (identity(folder.ca(), certificate, own)
              .flatMap(TlsIdentity::name)
              .equals(before.name())) {
            folder.renewed(certificate);
            tell("the certificate is renewed");
          }
        } catch (IOException e) {
          tell("the new certificate cannot be kept: " + e.getClass().getSimpleName());
        }
      }
      case Centre.Answer.Refused(String word) -> tell("no new certificate: " + word);
      case Centre.Answer.Unreached(String why) -> tell("no new certificate: " + why);
      case Centre.Answer.Waiting _, Centre.Answer.Enrolled _ -> {}
    }
  }

  private void tell(String what) {
    if (!told.equals(Optional.of(what))) {
      told = Optional.of(what);
      LOG.log(Level.INFO, what);
    }
  }

  @Override
  public void close() {
    schedule.close();
  }
}
