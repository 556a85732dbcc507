package tramquet.technician;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Grade;
import tramquet.technician.doctor.Part;
import tramquet.wire.Decoded;
import tramquet.wire.KioskId;
import tramquet.wire.PackKind;
import tramquet.wire.Topics;
import tramquet.wire.tls.TlsIdentity;

/// Looks at the way from this desk to the broker, and at what the desk may do there: what `order
/// send` and `pack publish` need. What is said for trial goes to a kiosk that nobody has.
///
/// Thread: one question after the other; each may be on a thread of its own.
final class BrokerExam {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Retained messages come right after the subscription.
  private static final long LISTEN_MILLIS = 3_000;

  private static final KioskId NOBODY = new KioskId("doctor-asks-nobody");
  private static final byte[] NOTHING = {};

  private static final String RIGHTS_REMEDY =
      "The desk's certificate must be in the name tramquet-technician, and the broker must be told"
          + " what it may do: tramquet broker config.";

  private final Named named;
  private final InstantSource clock;
  private final Reach reach;
  private volatile SocketFactory sockets = SocketFactory.getDefault();

  /// What was named on the command line.
  record Named(URI broker, Optional<Path> ca, Optional<Path> certificate, Optional<Path> key) {
    boolean isTls() {
      return "ssl".equals(broker.getScheme());
    }
  }

  BrokerExam(Named named, InstantSource clock) {
    this.named = named;
    this.clock = clock;
    int usual = named.isTls() ? 8883 : 1883;
    int port = named.broker.getPort();
    this.reach = new Reach("the broker", named.broker.getHost(), port < 0 ? usual : port);
  }

  /// Asks everything.
  ///
  /// @param kiosks of how many the centre has heard: so many should be heard here too
  void run(Chain chain, int kiosks) {
    if (named.isTls()) {
      chain.ask(Part.CERTIFICATE, this::certificate);
    }
    chain.ask(Part.BROKER, this::broker);
    chain.ask(Part.RIGHTS, () -> rights(kiosks));
  }

  private Finding certificate() throws IOException {
    if (named.ca.isEmpty() || named.certificate.isEmpty() || named.key.isEmpty()) {
      return Finding.broken(
          Part.CERTIFICATE,
          "not-named",
          "a broker by ssl:// wants to see a certificate",
          "Give --certificate and --certificate-key, and the broker's authority by --ca or"
              + " --broker-ca.");
    }
    TlsIdentity.Text[] texts = new TlsIdentity.Text[3];
    Path[] files = {named.ca.get(), named.certificate.get(), named.key.get()};
    for (int i = 0; i < files.length; i++) {
      try {
        texts[i] = new TlsIdentity.Text(files[i].toString(), KeyFile.text(files[i]));
      } catch (IOException e) {
        return KeyFile.unread(Part.CERTIFICATE, files[i], e);
      }
    }
    return switch (TlsIdentity.of(texts[0], texts[1], texts[2])) {
      case Decoded.Value<TlsIdentity>(TlsIdentity identity) -> judged(identity, files[2]);
      case Decoded.Malformed<TlsIdentity>(String reason) ->
          Finding.broken(
              Part.CERTIFICATE, "no-good", reason, "Give the files as the authority issued them.");
      case Decoded.NotMine<TlsIdentity> _ ->
          Finding.broken(
              Part.CERTIFICATE,
              "no-good",
              "no PEM",
              "Give the files as the authority issued them.");
    };
  }

  private Finding judged(TlsIdentity identity, Path key) {
    Instant now = clock.instant();
    sockets = identity.sockets(() -> now);
    Instant until = identity.validity().until();
    String line =
        "%s, until %s"
            .formatted(
                Words.printable(identity.name().orElse("without a name")),
                until.truncatedTo(ChronoUnit.SECONDS));
    String remedy = "Let the authority issue a new one for this desk.";
    Finding finding;
    if (!identity.outdated(now).isEmpty()) {
      finding =
          Finding.broken(
              Part.CERTIFICATE, "expired", String.join(", ", identity.outdated(now)), remedy);
    } else if (now.plus(CentreExam.SOON).isAfter(until)) {
      finding = Finding.worn(Part.CERTIFICATE, "ends-soon", line, remedy);
    } else {
      finding =
          KeyFile.open(Part.CERTIFICATE, key)
              .orElseGet(() -> Finding.well(Part.CERTIFICATE, "counts", line));
    }
    return finding.with("until", until.toString()).with("days", now.until(until, ChronoUnit.DAYS));
  }

  private Finding broker() {
    Finding name = reach.name(Part.BROKER);
    Finding port = name.grade() == Grade.BROKEN ? name : reach.port(Part.BROKER);
    if (port.grade() == Grade.BROKEN) {
      return port;
    }
    try (BrokerSession _ = session()) {
      return Finding.well(Part.BROKER, "connected", "it takes us");
    } catch (FailedException e) {
      return Finding.broken(
          Part.BROKER,
          "refused",
          e.getMessage(),
          named.isTls()
              ? "Did the same authority issue --certificate, and is the desk not revoked? Is the"
                  + " broker's certificate of --ca? The broker's log says why."
              : "Is it an MQTT 5 broker, and does it let in who shows no certificate? Its log says"
                  + " why.");
    }
  }

  private BrokerSession session() {
    return BrokerSession.open(
        named.broker, sockets, "tramquet-doctor-" + UUID.randomUUID(), PATIENCE);
  }

  private Finding rights(int kiosks) throws InterruptedException {
    CountDownLatch heard = new CountDownLatch(1);
    try (BrokerSession session = session()) {
      session.listen(Topics.ALL_STATUS, "how kiosks are", _ -> heard.countDown());
      session.listen(Topics.result(NOBODY), "how orders end", _ -> {});
      Optional<Finding> mute =
          mute("orders", () -> session.publish(Topics.command(NOBODY), NOTHING, false))
              .or(() ->
                  mute(
                      "packs",
                      () -> session.publish(Topics.packs(NOBODY, PackKind.RULES), NOTHING, true)));
      if (mute.isPresent()) {
        return mute.get();
      }
      // A broker may take a subscription and keep silent all the same.
      if (kiosks > 0 && !heard.await(LISTEN_MILLIS, TimeUnit.MILLISECONDS)) {
        return Finding.broken(
            Part.RIGHTS,
            "hears-nothing",
            "the centre hears %s, this desk none".formatted(Words.count(kiosks, "kiosk")),
            "Is it the centre's broker? " + RIGHTS_REMEDY);
      }
      return Finding.well(
          Part.RIGHTS, "enough", "orders and packs may be sent, and kiosks be heard");
    } catch (FailedException e) {
      return Finding.broken(Part.RIGHTS, "may-not-hear", e.getMessage(), RIGHTS_REMEDY);
    }
  }

  private static Optional<Finding> mute(String what, Callable<Boolean> says) {
    try {
      Boolean _ = says.call();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(
          Finding.broken(
              Part.RIGHTS,
              "may-not-send-" + what,
              "the broker takes no %s from this desk: %s".formatted(what, e.getMessage()),
              RIGHTS_REMEDY));
    }
  }
}
