package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.crash.Mutant;
import tramquet.kiosk.uplink.FaultProxy;

/// The whole kiosk on files that are damaged, while it is off and while it runs. It serves again at
/// once, and of every record the centre has it as it was sealed, or knows that it is gone. Prints
/// how long it took from outside: from the start of the process, or from the damage, to a lamp.
final class DamagedDiskCampaign {
  private static final Duration SETTLING = Duration.ofMinutes(2);

  /// A lane that is out of order tries its storage every second.
  private static final Duration SOON = Duration.ofMillis(1500);

  private static final int TRIES = 60;
  private static final int PAIRS = 4;

  /// So many times `SOON` a small file has been read out.
  private static final int QUIET = 10;

  @TempDir Path folder;

  private Stage stage;
  private FaultProxy line;
  private Crowd crowd;

  /// What was played.
  ///
  /// @param said all records that the kiosk said are on disk
  private record Played(String name, List<TraceEvent.Committed> said) {}

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(folder);
    line = new FaultProxy(stage.centre().broker(), 1);
    crowd = new Crowd(stage.keys(), 17);
  }

  @AfterEach
  void close() throws Exception {
    line.close();
    stage.close();
  }

  /// One kiosk's life, with the centre away when it matters.
  private Played play(String name, Damage damage, String options) throws Exception {
    String own = name.replaceAll("[^A-Za-z]+", "-");
    Path log = folder.resolve(own).resolve("data/visits.db");
    try (LiveKiosk kiosk = stage.kiosk(own, line.address(), UnaryOperator.identity())) {
      kiosk.options(options);
      kiosk.start();
      crowd.pairs(kiosk, 1);
      kiosk.awaitAcknowledged(SETTLING);
      line.set(FaultProxy.Line.DOWN);
      crowd.pairs(kiosk, PAIRS);
      if (damage == Damage.RUNNING) {
        servesWhileItRuns(kiosk, log);
      } else {
        servesWhenItStarts(kiosk, log, damage, name);
      }
      line.set(FaultProxy.Line.CLEAN);
      settle(kiosk, log, options.isEmpty());
      return new Played(name, kiosk.committed());
    }
  }

  private void servesWhenItStarts(LiveKiosk kiosk, Path log, Damage damage, String name)
      throws Exception {
    if (damage == Damage.WAL) {
      kiosk.kill();
    } else {
      long _ = kiosk.stop();
    }
    damage.to(log);
    long began = System.nanoTime();
    kiosk.start();
    report(name, crowd.green(kiosk) - began);
  }

  private void servesWhileItRuns(LiveKiosk kiosk, Path log) throws Exception {
    long began = System.nanoTime();
    Damage.RUNNING.to(log);
    for (int i = 0; i < TRIES; i++) {
      kiosk.show(crowd.arrives(Expectation.green()));
      if (kiosk.sees("green", SOON)) {
        report("while it runs", System.nanoTime() - began);
        return;
      }
    }
    throw new AssertionError("it does not serve again");
  }

  private static void report(String what, long nanos) {
    System.out.printf("damaged, %s: a lamp after %.1f s%n", what, nanos / 1e9);
  }

  /// Until nothing is unsent. Where the guards are on, what was set aside is read out before, and
  /// there are two runs more: one finds what is missing, and the next one tells it.
  private void settle(LiveKiosk kiosk, Path log, boolean guarded) throws Exception {
    Path aside = log.resolveSibling("quarantine/1");
    for (int i = 0; i < QUIET && guarded && isWaiting(aside); i++) {
      // Nobody comes meanwhile: it is done in idle moments.
      kiosk.listen(SOON);
    }
    while (run(kiosk) > 0) {
      kiosk.start();
    }
    for (int i = 0; i < 2 && guarded; i++) {
      kiosk.start();
      long _ = run(kiosk);
    }
  }

  private static boolean isWaiting(Path aside) {
    return Files.exists(aside) && !Files.exists(aside.resolve("read-out"));
  }

  /// @return how many records are not acknowledged at its end
  private long run(LiveKiosk kiosk) throws Exception {
    long _ = crowd.green(kiosk);
    kiosk.awaitAcknowledged(SETTLING);
    return kiosk.stop();
  }

  private String without(String name, String line, String instead) throws Exception {
    return "--patch-module=tramquet.kiosk="
        + Mutant.compile("tramquet.kiosk.visit." + name, line, instead, folder.resolve(name));
  }

  private List<Played> withoutGuards() throws Exception {
    return List.of(
        play(
            "page, nothing is read out",
            Damage.PAGE,
            without(
                "SqliteRecovery",
                "if (salvage.isEmpty() && !openNext()) {",
                "if (true || (salvage.isEmpty() && !openNext())) {")),
        play(
            "row, nobody checks it",
            Damage.ROW,
            without(
                "SqliteRow",
                "if (crc(raw) != rows.getLong(COUNT + 1) || number(raw, 1) != seq(rows)) {",
                "if (false) {")),
        play(
            "WAL deleted, nobody remembers",
            Damage.WAL,
            without(
                "SqliteConnections",
                "if (last.isEmpty() || !quarantine.waiting().isEmpty()) {",
                "if (true || last.isEmpty()) {")));
  }

  @Test
  void everyRecordArrivesAsItWasOrIsToldAsLost() throws Exception {
    List<Played> off = withoutGuards();
    List<Played> on = new ArrayList<>();
    for (Damage each : Damage.values()) {
      on.add(play(each.toString(), each, ""));
    }
    List<LedgerRow> rows = stage.stopAndRead();
    Account account = new Account(rows, stage.centre().lost());
    for (Played each : off) {
      report(each, account);
    }
    for (Played each : on) {
      report(each, account);
    }
    for (Played each : off) {
      assertFalse(account.wrong(each.said()).isEmpty(), each.name() + ": nothing is missed");
    }
    for (Played each : on) {
      assertEquals(List.of(), account.wrong(each.said()), each.name());
      assertTrue(account.gone(each.said()) > 0, each.name() + ": nothing was damaged");
    }
  }

  private static void report(Played played, Account account) {
    System.out.printf(
        "damaged, %s: %d records, %d not at the centre, %d gone without a word or changed%n",
        played.name(),
        played.said().size(),
        account.gone(played.said()),
        account.wrong(played.said()).size());
  }
}
