package tramquet.technician;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Part;
import tramquet.wire.Decoded;
import tramquet.wire.tls.ConnectFailure;
import tramquet.wire.tls.ServerTrust;
import tramquet.wire.tls.TlsIdentity;

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

  /// A centre whose database does not answer needs five seconds to say so.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final int TLS_MILLIS = 4_000;

  private static final String CA_REMEDY =
      "Give the root-ca.pem that `tramquet authority init` wrote: --ca, or TRAMQUET_CA.";

  private final Named named;
  private final InstantSource clock;
  private final Reach reach;

  private volatile String authorities = "";
  private volatile Optional<CentreLine.Answer> answer = Optional.empty();
  private volatile String silence = "";
  private volatile int kiosksHeard;

  /// What was named on the command line.
  record Named(URI centre, Optional<Path> ca, Optional<Path> token) {}

  CentreExam(Named named, InstantSource clock) {
    this.named = named;
    this.clock = clock;
    int port = named.centre.getPort();
    this.reach = new Reach("the centre", named.centre.getHost(), port < 0 ? 443 : port);
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
    try {
      authorities = KeyFile.text(file);
    } catch (IOException e) {
      return KeyFile.unread(Part.AUTHORITY, file, e);
    }
    if (trust(clock.instant()) instanceof Decoded.Malformed<SSLSocketFactory>(String reason)) {
      return Finding.broken(Part.AUTHORITY, "no-authority", reason, CA_REMEDY);
    }
    Instant until = end(authorities);
    return lasting(
            Part.AUTHORITY,
            new Lasting(file + " counts", until, ROOT_SOON),
            "Make a new authority, and give its root to the kiosks before this one ends.")
        .with("file", file.toString());
  }

  private Decoded<SSLSocketFactory> trust(Instant now) {
    return ServerTrust.of(
        new TlsIdentity.Text(named.ca.map(Path::toString).orElse(""), authorities), () -> now);
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

  /// Something that ends.
  ///
  /// @param what for the line: `FILE counts`
  private record Lasting(String what, Instant until, Duration soon) {}

  private Finding lasting(Part part, Lasting lasting, String remedy) {
    return lasting(part, lasting, clock.instant(), remedy);
  }

  private static Finding lasting(Part part, Lasting lasting, Instant now, String remedy) {
    long days = now.until(lasting.until, ChronoUnit.DAYS);
    String line =
        "%s until %s".formatted(lasting.what, lasting.until.truncatedTo(ChronoUnit.SECONDS));
    Finding finding;
    if (now.isAfter(lasting.until)) {
      finding = Finding.broken(part, "expired", line + ": that is over", remedy);
    } else if (days < lasting.soon.toDays()) {
      finding = Finding.worn(part, "ends-soon", line + ": " + left(days), remedy);
    } else {
      finding = Finding.well(part, "counts", line);
    }
    return finding.with("until", lasting.until.toString()).with("days", days);
  }

  private static String left(long days) {
    return Words.count(days, "day") + " left";
  }

  private Finding tls() {
    Instant now = clock.instant();
    try {
      X509Certificate shown = handshake(now);
      answer = askHowItIs(now);
      return lasting(
          Part.TLS,
          new Lasting("believed; its certificate counts", end(shown), SOON),
          "Let the authority issue a new server.pem, and start the centre again with it.");
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
      return Optional.of(ask(now, tokenText(), "centre"));
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
      X509Certificate shown = handshake(Instant.EPOCH);
      if (!now.isAfter(end(shown))) {
        return Optional.empty();
      }
      CentreLine.Answer said = ask(Instant.EPOCH, "", "centre");
      if (said.time().filter(time -> apart(time, now).compareTo(WRONG) > 0).isPresent()) {
        answer = Optional.of(new CentreLine.Answer(NO_TOKEN, said.time(), Optional.empty()));
        return Optional.of(
            Finding.notAsked(
                Part.TLS, "by-this-clock", "by this machine's clock its certificate has expired"));
      }
      return Optional.of(
          lasting(
              Part.TLS,
              new Lasting("the centre's certificate counted", end(shown), SOON),
              now,
              "Let the authority issue a new server.pem, and start the centre again with it."));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Stands for an answer that was given to nobody in particular.
  private static final int NO_TOKEN = 0;

  private X509Certificate handshake(Instant now) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(reach.host(), reach.port()), TLS_MILLIS);
      plain.setSoTimeout(TLS_MILLIS);
      try (SSLSocket tls =
          (SSLSocket) sockets(now).createSocket(plain, reach.host(), reach.port(), true)) {
        tls.startHandshake();
        return (X509Certificate) tls.getSession().getPeerCertificates()[0];
      }
    }
  }

  private SSLSocketFactory sockets(Instant now) {
    return trust(now).asOptional().orElseThrow();
  }

  private CentreLine.Answer ask(Instant now, String token, String path) throws IOException {
    return new CentreLine(named.centre, sockets(now), token, false, PATIENCE)
        .ask(path, Optional.empty());
  }

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
    if (answer.isEmpty()) {
      return Finding.broken(
          Part.CENTRE,
          "no-answer",
          "the centre takes the call and does not answer: " + silence,
          "Does its database hang? Its journal says why. Starting it again does no harm.");
    }
    JsonNode said =
        answer.flatMap(CentreLine.Answer::body).orElseGet(JsonMapper.shared()::createObjectNode);
    return switch (status()) {
      case 200 -> running(said);
      case 404 ->
          Finding.worn(
              Part.CENTRE,
              "older",
              "the centre is of a version that does not say how it is",
              "Renew it.");
      case 503 ->
          Finding.broken(
              Part.CENTRE,
              "no-database",
              "the centre's database does not answer",
              "Does PostgreSQL run? Does the centre's --postgres name it? Its journal says why.");
      default ->
          Finding.broken(
                  Part.CENTRE,
                  "no-centre",
                  "what answers is no centre, or a broken one: status " + status(),
                  "Is --centre the right address? Else the centre's journal says why.")
              .with("status", status());
    };
  }

  private static Finding running(JsonNode said) {
    String version = Words.printable(said.path("version").asString(""));
    Finding finding;
    if (!said.path("broker").asBoolean(false)) {
      finding =
          Finding.broken(
              Part.CENTRE,
              "no-broker",
              "the centre is not connected to its broker",
              "Does the broker run? Else the centre's journal says why.");
    } else if (!said.path("writing").asBoolean(false)) {
      finding =
          Finding.broken(
              Part.CENTRE,
              "not-writing",
              "the centre takes no records in",
              "Is the database's disk full? Else the centre's journal says why.");
    } else {
      finding =
          Finding.well(
              Part.CENTRE,
              "runs",
              "version %s; its database and its broker answer".formatted(version));
    }
    return finding.with("version", version);
  }

  private List<Finding> kiosks() {
    Instant now = clock.instant();
    try {
      CentreLine.Answer registry = ask(now, tokenText(), "kiosks");
      CentreLine.Answer statuses = ask(now, tokenText(), "kiosks/status");
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
