package tramquet.kiosk.pack;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tramquet.kiosk.clock.SigningTime;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Decoded;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// The signed packs that a kiosk holds, one of each kind: on disk, and in force. A pack is used
/// when a key we trust has signed it, it can be read to its end, and its version is higher than any
/// that was in force before; it is on disk before it is in force. Whatever goes wrong, the one
/// before stays.
///
/// The limit of it, openly: whoever can delete the whole folder makes the kiosk forget what it
/// held. Then what the configuration names counts again, and older packs that were signed once can
/// be offered.
///
/// Thread: any. Who asks never waits; who offers waits for the one before.
public final class PackStore {
  private static final System.Logger LOG = System.getLogger("tramquet.pack");

  private final PackFolder folder;
  private final TrustedKeys signers;
  private final Packs base;
  private final Supplier<Instant> latest;
  private final Map<PackKind, HeldPack> held = new EnumMap<>(PackKind.class);
  private final HighestVersions highest;
  private volatile Now now;

  PackStore(PackFolder folder, TrustedKeys signers, Packs base, Supplier<Instant> latest) {
    this.folder = folder;
    this.signers = signers;
    this.base = base;
    this.latest = latest;
    highest = new HighestVersions(folder);
    for (PackKind kind : PackKind.values()) {
      load(kind);
    }
    now = assembled();
  }

  /// What is in force, replaced as a whole.
  private record Now(Packs packs, List<HeldPack> held) {}

  /// Opens a folder, which need not be there yet, and verifies again what is in it.
  ///
  /// @param signers keys that sign packs
  /// @param base what holds where no pack was ever given
  /// @param latest asked for each pack: one that is dated later is not taken
  public static PackStore open(
      Path folder, TrustedKeys signers, Packs base, Supplier<Instant> latest) {
    return new PackStore(new DiskFolder(folder), signers, base, latest);
  }

  /// The same for somebody who only looks, perhaps while a kiosk runs: what is offered counts here,
  /// and is not written.
  public static PackStore look(
      Path folder, TrustedKeys signers, Packs base, Supplier<Instant> latest) {
    return new PackStore(new DiskFolder(folder).lookedAt(), signers, base, latest);
  }

  private void load(PackKind kind) {
    Optional<HeldPack> found = new PackFiles(folder, kind).load(signers);
    Optional<HeldPack.Mark> once = highest.of(kind);
    long version = found.map(HeldPack::version).orElse(0L);
    if (once.filter(mark -> mark.version() > version).isPresent()) {
      LOG.log(
          Level.ERROR,
          "{0}: version {1} was in force once and is gone; now it is {2}",
          kind.text(),
          Long.toString(once.get().version()),
          version == 0 ? "none" : Long.toString(version));
    }
    found.ifPresent(pack -> {
      held.put(kind, pack);
      highest.remember(kind, pack.mark());
    });
  }

  /// What is in force now: a whole, never half of a change.
  public Packs inForce() {
    return now.packs();
  }

  /// The packs that were signed and are in force, in the order of their kinds.
  public List<HeldPack> held() {
    return now.held();
  }

  /// What a pack that came without a word of its kind is, if a key we trust has signed it.
  public Decoded<PackKind> kind(byte[] envelope) {
    return Pack.decodeTrusted(envelope, signers).map(Pack::kind);
  }

  /// Takes a pack, if it is better than what is there. Returns when it is on the disk.
  ///
  /// @param kind what it is said to be, by the place it comes from
  public synchronized Offered offer(PackKind kind, byte[] envelope) {
    Optional<HeldPack> before = Optional.ofNullable(held.get(kind));
    if (before.filter(pack -> pack.mark().digest().equals(HeldPack.digest(envelope))).isPresent()) {
      return new Offered.Same();
    }
    Offered answer =
        switch (HeldPack.read(kind, envelope, signers)) {
          case Decoded.Value<HeldPack>(HeldPack next) ->
              objection(next)
                  .<Offered>map(Offered.Refused::new)
                  .orElseGet(() -> apply(before, next, envelope));
          case Decoded.Malformed<HeldPack>(String reason) -> new Offered.Refused(reason);
          case Decoded.NotMine<HeldPack> _ -> new Offered.Refused("is not a signed pack");
        };
    tell(kind, answer);
    return answer;
  }

  private Optional<String> objection(HeldPack next) {
    if (next.issuedAt().isBefore(SigningTime.FIRST) || next.issuedAt().isAfter(latest.get())) {
      return Optional.of("the time it was signed cannot be right");
    }
    // The highest, if it was lost, may come back: that is the same pack again.
    return highest
        .of(next.kind())
        .filter(once -> next.version() <= once.version() && !next.mark().equals(once))
        .map(once ->
            next.version() < once.version()
                ? "older than version " + once.version() + ", which was in force"
                : "another pack of the same version was in force");
  }

  private Offered apply(Optional<HeldPack> before, HeldPack next, byte[] envelope) {
    try {
      new PackFiles(folder, next.kind()).replace(before, envelope);
    } catch (IOException e) {
      return new Offered.Refused("it cannot be written: " + e.getClass().getSimpleName());
    }
    held.put(next.kind(), next);
    now = assembled();
    highest.remember(next.kind(), next.mark());
    return new Offered.Applied(next.kind(), next.version());
  }

  private static void tell(PackKind kind, Offered answer) {
    switch (answer) {
      case Offered.Applied(PackKind applied, long version) ->
          LOG.log(Level.INFO, "{0}: version {1} in force", applied.text(), Long.toString(version));
      case Offered.Refused(String reason) ->
          LOG.log(Level.WARNING, "{0}: a pack is refused: {1}", kind.text(), reason);
      case Offered.Same _ -> {}
    }
  }

  private Now assembled() {
    Packs all = base;
    Map<PackKind, Instant> issued = new EnumMap<>(PackKind.class);
    for (HeldPack pack : held.values()) {
      all = with(all, pack);
      issued.put(pack.kind(), pack.issuedAt());
    }
    return new Now(
        new Packs(
            all.rules(), all.shadow(), all.trust(), all.revocations(), all.watchList(), issued),
        List.copyOf(held.values()));
  }

  private static Packs with(Packs all, HeldPack pack) {
    return switch (pack.body()) {
      case PackBody.Rules(RulePack rules) when pack.kind() == PackKind.SHADOW_RULES ->
          new Packs(
              all.rules(),
              Optional.of(rules),
              all.trust(),
              all.revocations(),
              all.watchList(),
              Map.of());
      case PackBody.Rules(RulePack rules) ->
          new Packs(rules, all.shadow(), all.trust(), all.revocations(), all.watchList(), Map.of());
      // Those that a technician has named count as well.
      case PackBody.Trust(TrustList list) ->
          new Packs(
              all.rules(),
              all.shadow(),
              all.trust().and(list),
              all.revocations(),
              all.watchList(),
              Map.of());
      case PackBody.Revoked(Revocations codes) ->
          new Packs(all.rules(), all.shadow(), all.trust(), codes, all.watchList(), Map.of());
      case PackBody.Watched(WatchList list) ->
          new Packs(all.rules(), all.shadow(), all.trust(), all.revocations(), list, Map.of());
    };
  }
}
