package tramquet.technician;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.databind.JsonNode;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Part;
import tramquet.wire.Decoded;
import tramquet.wire.tls.ConnectFailure;

/// Looks at the way from this desk to the centre's registry, and at what is there.
///
/// Thread: one question after the other; each may be on a thread of its own.
final class CentreExam {
  /// A server's certificate is exchanged by hand.
  static final Duration SOON = Duration.ofDays(14);

  /// A new root goes to every kiosk first.
  private static final Duration ROOT_SOON = Duration.ofDays(90);

  /// The centre's time comes in whole seconds, and has been on its way.
  private static final Duration SLACK = Duration.ofSeconds(30);

  /// By so much, codes and orders that are made here begin or end at the wrong time.
  private static final Duration WRONG = Duration.ofMinutes(5);

  private static final String CA_REMEDY =
      "Give the root-ca.pem that `tramquet authority init` wrote: --ca, or TRAMQUET_CA.";

  private static final String SERVER_REMEDY =
      "Let the authority issue a new server.pem, and start the centre again with it.";

  private final Named named;
  private final InstantSource clock;
  private final CentreContact contact;
  private final Reach reach;

  private volatile Optional<CentreLine.Answer> answer = Optional.empty();
  private volatile String silence = "";
  private volatile int kiosksHeard;

  /// What was named on the command line.
  record Named(URI centre, Optional<Path> ca, Optional<Path> token) {}

  CentreExam(Named named, InstantSource clock) {
    this.named = named;
    this.clock = clock;
    contact = new CentreContact(named.centre);
    reach = new Reach("the centre", contact.host(), contact.port());
  }

  /// Asks everything.
  void run(Chain chain) {
    chain.ask(Part.AUTHORITY, this::authority);
    chain.ask(Part.NAME, () -> reach.name(Part.NAME));
    chain.ask(Part.PORT, () -> reach.port(Part.PORT));
    chain.ask(Part.TLS, this::tls);
    Optional<Instant> centres = answer.flatMap(CentreLine.Answer::time);
    if (chain.isBroken() || centres.isEmpty()) {
      chain.ask(
          Part.CLOCK,
          () -> Finding.notAsked(Part.CLOCK, "no-time", "the centre does not say what time it is"));
    } else if (answer.filter(each -> each.status() != NO_TOKEN).isPresent()) {
      // It works all the same: what comes after can be asked.
      chain.tell(clock(centres.get()));
    } else {
      chain.ask(Part.CLOCK, () -> clock(centres.get()));
    }
    chain.ask(Part.TOKEN, this::token);
    chain.ask(Part.CENTRE, this::centre);
    chain.askAll(Part.KIOSKS, this::kiosks);
  }

  /// Of how many kiosks the centre has heard.
  int kiosksHeard() {
    return kiosksHeard;
  }

  private Finding authority() {
    if (named.ca.isEmpty()) {
      return Finding.broken(Part.AUTHORITY, "not-named", "nobody says whom to believe", CA_REMEDY);
    }
    Path file = named.ca.get();
    String authorities;
    try {
      authorities = KeyFile.text(file);
      contact.believe(file, authorities);
    } catch (IOException e) {
      return KeyFile.unread(Part.AUTHORITY, file, e);
    }
    if (contact.trust(clock.instant())
        instanceof Decoded.Malformed<SSLSocketFactory>(String reason)) {
      return Finding.broken(Part.AUTHORITY, "no-authority", reason, CA_REMEDY);
    }
    Instant until = end(authorities);
    return new Lasting(file + " counts", until, ROOT_SOON)
        .finding(
            Part.AUTHORITY,
            clock.instant(),
            "Make a new authority, and give its root to the kiosks before this one ends.")
        .with("file", file.toString());
  }

  private static Instant end(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
          .stream()
          .map(each -> ((X509Certificate) each).getNotAfter().toInstant())
          .min(Instant::compareTo)
          .orElse(Instant.EPOCH);
    } catch (CertificateException e) {
      // Text around the blocks, which RFC 7468 allows and Java does not: that it counts is known.
      return Instant.MAX;
    }
  }

  private Finding tls() {
    Instant now = clock.instant();
    try {
      X509Certificate shown = contact.handshake(now);
      answer = askHowItIs(now);
      return new Lasting("believed; its certificate counts", end(shown), SOON)
          .finding(Part.TLS, now, SERVER_REMEDY);
    } catch (IOException e) {
      // By an early clock nothing has expired: then it is the time, and nothing else.
      return (e instanceof SocketTimeoutException ? Optional.<Finding>empty() : expired(now))
          .orElseGet(() ->
              Finding.broken(
                  Part.TLS,
                  "not-believed",
                  ConnectFailure.words(e, true, "the centre")
                      .orElse("what answers does not speak as a centre does"),
                  "Is this the centre's port, and --ca the root-ca.pem of its authority? Does"
                      + " server.pem bear the name %s?".formatted(reach.host())));
    }
  }

  /// A centre that is believed and then says nothing is another fault than one that is not.
  private Optional<CentreLine.Answer> askHowItIs(Instant now) {
    try {
      return Optional.of(contact.ask(now, tokenText(), "centre"));
    } catch (IOException e) {
      silence = ConnectFailure.words(e, false, "the centre").orElse("it hangs up");
      return Optional.empty();
    }
  }

  private static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  /// What is wrong where the centre would be believed at another time. It is asked for the time
  /// then, and told no token.
  private Optional<Finding> expired(Instant now) {
    try {
      X509Certificate shown = contact.handshake(Instant.EPOCH);
      if (!now.isAfter(end(shown))) {
        return Optional.empty();
      }
      CentreLine.Answer said = contact.ask(Instant.EPOCH, "", "centre");
      if (said.time().filter(time -> apart(time, now).compareTo(WRONG) > 0).isPresent()) {
        answer = Optional.of(new CentreLine.Answer(NO_TOKEN, said.time(), Optional.empty()));
        return Optional.of(
            Finding.notAsked(
                Part.TLS, "by-this-clock", "by this machine's clock its certificate has expired"));
      }
      return Optional.of(
          new Lasting("the centre's certificate counted", end(shown), SOON)
              .finding(Part.TLS, now, SERVER_REMEDY));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Stands for an answer that was given to nobody in particular.
  private static final int NO_TOKEN = 0;

  /// A file that is not there is told when the token's turn comes.
  private String tokenText() {
    try {
      String text = named.token.isPresent() ? KeyFile.text(named.token.get()).strip() : "";
      return text.matches("[\\x21-\\x7e]*") ? text : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static Duration apart(Instant one, Instant other) {
    return Duration.between(one, other).abs();
  }

  private Finding clock(Instant centres) {
    Duration ahead = Duration.between(centres, clock.instant());
    String line =
        "this machine's clock is %s %s the centre's"
            .formatted(
                Words.duration(ahead.abs().truncatedTo(ChronoUnit.SECONDS)),
                ahead.isNegative() ? "behind" : "ahead of");
    String remedy =
        "Have it set by a time server (timedatectl set-ntp true). If it is right, the centre's is"
            + " not.";
    Finding finding;
    if (ahead.abs().compareTo(SLACK) <= 0) {
      finding = Finding.well(Part.CLOCK, "same", "the same as the centre's");
    } else {
      finding =
          ahead.abs().compareTo(WRONG) <= 0
              ? Finding.worn(Part.CLOCK, "differs", line, remedy)
              : Finding.broken(Part.CLOCK, "wrong", line, remedy);
    }
    return finding.with("ahead-s", ahead.toSeconds());
  }

  private Finding token() {
    String remedy =
        "Whoever runs the centre draws one: tramquet-centre token NAME --postgres URL. Then --token"
            + " FILE, or TRAMQUET_TOKEN.";
    if (named.token.isEmpty()) {
      return Finding.broken(Part.TOKEN, "not-named", "no token is named", remedy);
    }
    Path file = named.token.get();
    try {
      if (KeyFile.text(file).isBlank()) {
        return Finding.broken(Part.TOKEN, "empty", file + ": is empty", remedy);
      }
    } catch (IOException e) {
      return KeyFile.unread(Part.TOKEN, file, e);
    }
    return switch (status()) {
      case 401 ->
          Finding.broken(Part.TOKEN, "refused", "the centre does not know this token", remedy);
      case 200, 404 ->
          KeyFile.open(Part.TOKEN, file)
              .orElseGet(() -> Finding.well(Part.TOKEN, "accepted", "the centre knows this token"));
      default ->
          Finding.notAsked(
              Part.TOKEN, "no-word", "the centre does not say whether it knows the token");
    };
  }

  private int status() {
    return answer.map(CentreLine.Answer::status).orElse(NO_TOKEN);
  }

  private Finding centre() {
    return answer.map(CentreSays::finding).orElseGet(() -> CentreSays.nothing(silence));
  }

  private List<Finding> kiosks() {
    Instant now = clock.instant();
    try {
      CentreLine.Answer registry = contact.ask(now, tokenText(), "kiosks");
      CentreLine.Answer statuses = contact.ask(now, tokenText(), "kiosks/status");
      Optional<JsonNode> heard = statuses.body().filter(JsonNode::isArray);
      kiosksHeard = heard.map(JsonNode::size).orElse(0);
      return registry
          .body()
          .filter(JsonNode::isArray)
          .map(all ->
              new KioskExam(answer.flatMap(CentreLine.Answer::time).orElse(now))
                  .findings(all, heard))
          .orElseGet(() -> List.of(noKiosks("status " + registry.status())));
    } catch (IOException e) {
      return List.of(noKiosks(ConnectFailure.words(e, true, "the centre").orElse("no answer")));
    }
  }

  private static Finding noKiosks(String why) {
    return Finding.broken(
        Part.KIOSKS,
        "no-list",
        "the centre does not list its kiosks: " + why,
        "Try again; else the centre's journal says why.");
  }
}
