package tramquet.centre.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tramquet.wire.ClaimCode;
import tramquet.wire.KioskId;
import tramquet.wire.Wifi;
import tramquet.wire.tls.CertificateRequest;

/// The registry and its authority: what the pages do, each in one transaction.
///
/// Thread: any.
public final class Registry implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.registry");
  private static final Duration DAILY = Duration.ofDays(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int HOURS = 24;

  private final TransactionTemplate transactions;
  private final Places places;
  private final Controllers controllers;
  private final Trips trips;
  private final Kiosks kiosks;
  private final Claims claims;
  private final Enrolment enrolment;
  private final Administrators administrators;
  private final RevokedKiosks revoked;
  private final RevocationFile file;
  private final AuthorityFiles authority;
  private final InstantSource clock;
  private final Thread daily;

  /// What an operator has said.
  ///
  /// @param host by which kiosks reach the centre, with its port
  /// @param broker the address that kiosks are told
  /// @param revocations where the list of revoked certificates is written
  public record Settings(Supplier<String> host, String broker, Optional<Path> revocations) {}

  /// On the tables of a ledger, which are there.
  public Registry(
      DataSource database,
      InstantSource clock,
      AuthorityFiles authority,
      Settings settings,
      RevokedKiosks revoked) {
    AreaLists.fill(database);
    transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    places = new Places(database, clock);
    controllers = new Controllers(database, places, clock);
    trips = new Trips(database, clock);
    kiosks = new Kiosks(database, clock);
    claims = new Claims(database, clock, authority, settings.host());
    Certificates certificates = new Certificates(database, clock, authority.issuing());
    enrolment = new Enrolment(kiosks, claims, certificates, authority, settings.broker());
    administrators = new Administrators(database);
    this.clock = clock;
    this.authority = authority;
    this.revoked = revoked;
    file = new RevocationFile(settings.revocations(), certificates::revocations);
    // Whichever node was asked to revoke: each has a broker, or a copy of its file, to tell.
    revoked.onChange(file::write);
    file.write();
    daily = Thread.ofVirtual().name("revocations").start(this::writeDaily);
  }

  private void writeDaily() {
    try {
      Instant written = clock.instant();
      while (true) {
        Thread.sleep(AGAIN);
        if (file.isOutdated() || written.plus(DAILY).isBefore(clock.instant())) {
          file.write();
          written = clock.instant();
        }
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.TRACE, "closing", e);
    }
  }

  /// Whose token it is.
  Optional<String> administrator(String token) {
    return administrators.who(token);
  }

  /// Does it, or only says what would come of it.
  private <T> T done(boolean dry, Supplier<T> work) {
    return transactions.execute(status -> {
      T result = work.get();
      if (dry) {
        status.setRollbackOnly();
      }
      return result;
    });
  }

  Places.PlaceRow addPlace(Body body, boolean dry) {
    return done(dry, () -> places.add(body));
  }

  Places.PlaceRow movePlace(String id, Body body, boolean dry) {
    return done(dry, () -> places.move(id, body));
  }

  Places.PlaceRow closePlace(String id, boolean dry) {
    return done(dry, () -> places.close(id));
  }

  List<Places.PlaceRow> listPlaces(Optional<String> area) {
    return places.list(area);
  }

  List<Trips.TripRow> listTrips(String id, Optional<String> since, Optional<String> until) {
    return trips.list(id, since, until);
  }

  void addLane(String id, Body body, boolean dry) {
    var _ =
        done(
            dry,
            () -> {
              places.addLane(id, body);
              return true;
            });
  }

  void addController(String id, Body body, boolean dry) {
    var _ =
        done(
            dry,
            () -> {
              controllers.add(id, body);
              return true;
            });
  }

  List<Controllers.ControllerRow> listControllers(String id) {
    return controllers.list(id);
  }

  void removeController(String id, Body body, boolean dry) {
    var _ =
        done(
            dry,
            () -> {
              controllers.remove(id, body);
              return true;
            });
  }

  List<Kiosks.KioskRow> listKiosks() {
    return kiosks.list();
  }

  /// A claim code as its reader gets it.
  ///
  /// @param code its text
  record Made(String code, String kiosk, String place, String lane, Instant until) {}

  /// Makes a code for a kiosk at a lane: `kiosk`, `place`, `lane`, perhaps `hours` and a network.
  Made claim(Body body, boolean dry) {
    KioskId kiosk = body.part("kiosk", KioskId::new);
    return done(dry, () -> made(kiosk, places.lane(body.text("place"), body.text("lane")), body));
  }

  /// Revokes a kiosk and makes a code for another at its lane: `by`.
  Made replace(String id, Body body, boolean dry) {
    KioskId old = kiosk(id);
    KioskId next = body.part("by", KioskId::new);
    Made made =
        done(
            dry,
            () -> {
              Places.Lane lane = kiosks.laneOf(old, places);
              if (kiosks.lockState(old).filter("revoked"::equals).isEmpty()) {
                kiosks.revoke(old);
              }
              Made code = made(next, lane, body);
              kiosks.replaced(old, next);
              return code;
            });
    tellRevoked(old, dry);
    return made;
  }

  private Made made(KioskId kiosk, Places.Lane lane, Body body) {
    kiosks.claimed(kiosk, lane);
    Duration lasting = Duration.ofHours(body.within("hours", 1, HOURS, HOURS));
    ClaimCode code = claims.make(kiosk, lane, lasting, wifi(body));
    return new Made(
        code.code(authority.claims()),
        kiosk.text(),
        lane.place().text(),
        lane.name(),
        code.until());
  }

  private static Optional<Wifi> wifi(Body body) {
    try {
      return body.optional("ssid").map(name -> new Wifi(name, body.optional("passphrase")));
    } catch (IllegalArgumentException e) {
      throw Refused.badly("ssid, passphrase: " + e.getMessage());
    }
  }

  /// Approves a kiosk whose digits somebody has compared: `digits`.
  void approve(String id, Body body, boolean dry) {
    KioskId kiosk = kiosk(id);
    String digits = body.text("digits").replace(" ", "");
    // Not thrown inside: that wrong digits count must stay.
    if (!done(dry, () -> enrolment.approve(kiosk, digits))) {
      throw Refused.state(
          "these are not the digits of the kiosk that asked: perhaps it is another one");
    }
    LOG.log(System.Logger.Level.INFO, "kiosk {0} is approved", kiosk);
  }

  /// Revokes a kiosk at once.
  void revoke(String id, boolean dry) {
    KioskId kiosk = kiosk(id);
    var _ =
        done(
            dry,
            () -> {
              kiosks.revoke(kiosk);
              return true;
            });
    tellRevoked(kiosk, dry);
  }

  private void tellRevoked(KioskId kiosk, boolean dry) {
    if (!dry) {
      revoked.look();
      file.write();
      LOG.log(System.Logger.Level.INFO, "kiosk {0} is revoked", kiosk);
    }
  }

  /// A kiosk asks with a claim.
  Enrolment.Answer ask(String id, Body body) {
    byte[] secret;
    try {
      secret = HexFormat.of().parseHex(body.text("secret"));
    } catch (IllegalArgumentException e) {
      throw Refused.badly("secret: hexadecimal digits");
    }
    CertificateRequest request = body.read("request", CertificateRequest::read);
    return done(false, () -> enrolment.ask(id, secret, request));
  }

  /// A kiosk renews.
  Enrolment.Answer renew(java.security.cert.X509Certificate shown, Body body) {
    CertificateRequest request = body.read("request", CertificateRequest::read);
    return done(false, () -> enrolment.renew(shown, request));
  }

  private static KioskId kiosk(String id) {
    return KioskId.parse(id)
        .asOptional()
        .orElseThrow(() -> Refused.badly("a kiosk id is 3 to 32 of a-z, 0-9 and -"));
  }

  @Override
  public void close() {
    revoked.onChange(() -> {});
    daily.interrupt();
  }
}
