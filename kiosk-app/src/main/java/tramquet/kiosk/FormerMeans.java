package tramquet.kiosk;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.kiosk.enrol.FormerFolder;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.kiosk.uplink.Sockets;
import tramquet.kiosk.uplink.TlsFiles;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.Origin;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.wire.ClaimCode;
import tramquet.wire.HpkeSealer;
import tramquet.wire.Stamp;

/// What delivers records that were written under a former name: a file and a broker.
interface FormerMeans {
  /// As on a kiosk.
  FormerMeans REAL = new Real();

  /// The records of then.
  Opening open(FormerFolder former, Supplier<Stamp> stamps, RandomGenerator random);

  /// The broker of then.
  ///
  /// @param clock a moment that has certainly come
  Broker broker(FormerFolder former, Supplier<Instant> clock);

  /// See [#REAL].
  final class Real implements FormerMeans {
    private Real() {}

    @Override
    public Opening open(FormerFolder former, Supplier<Stamp> stamps, RandomGenerator random) {
      ClaimCode code = former.code();
      return SqliteVisitLog.open(
          former.log(),
          new Origin(code.kiosk(), code.lane(), code.direction()),
          new HpkeSealer(code.sealing()),
          stamps,
          random,
          SqliteLimits.DEFAULT);
    }

    @Override
    public Broker broker(FormerFolder former, Supplier<Instant> clock) {
      Sockets sockets =
          former.broker().getScheme().equals("ssl")
              ? new TlsFiles(former.ca(), former.certificate(), former.key()).sockets(clock)
              : Sockets.PLAIN;
      return new PahoBroker(former.broker(), former.code().kiosk().text(), sockets);
    }
  }
}
