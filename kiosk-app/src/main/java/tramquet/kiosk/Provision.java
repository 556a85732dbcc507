package tramquet.kiosk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tramquet.kiosk.clock.SigningTime;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.pack.KeyFile;
import tramquet.kiosk.pack.Offered;
import tramquet.kiosk.pack.PackFile;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Decoded;
import tramquet.wire.PackKind;
import tramquet.wire.PlaceKey;
import tramquet.wire.RulePack;
import tramquet.wire.SealingKeys;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// What a kiosk was given: whom to seal for, and the signed data it decides by.
///
/// @param place the secret that the kiosks of the place share, if it has others
/// @param orders whose orders are obeyed
record Provision(
    SealingKeys sealing, PackStore store, Optional<PlaceKey> place, TrustedKeys orders) {
  private static final String FOLDER = "packs";

  /// The packs in force now.
  Packs packs() {
    return store.inForce();
  }

  /// Opens the store, and offers it every file that the configuration names. The first key that
  /// cannot be used is the answer; so is a pack, where the store holds no other of its kind.
  static Decoded<Provision> load(KioskConfig config, SigningTime clock) {
    return load(config, clock, PackStore::open);
  }

  /// The same for somebody who only looks: nothing is written.
  static Decoded<Provision> look(KioskConfig config, SigningTime clock) {
    return load(config, clock, PackStore::look);
  }

  private interface Opening {
    PackStore open(Path folder, TrustedKeys signers, Packs base, Supplier<Instant> latest);
  }

  private static Decoded<Provision> load(KioskConfig config, SigningTime clock, Opening opening) {
    return sealing(config.keys())
        .flatMap(sealing ->
            signers(config.keys().pack())
                .flatMap(signers ->
                    trust(config.trust())
                        .flatMap(trust ->
                            filled(
                                config,
                                opening.open(
                                    config.kiosk().data().resolve(FOLDER),
                                    signers,
                                    Packs.of(preset(config), trust, WatchList.EMPTY),
                                    clock::latest))))
                .flatMap(store ->
                    place(config)
                        .flatMap(place ->
                            signers(config.keys().orders())
                                .map(orders -> new Provision(sealing, store, place, orders)))));
  }

  private static Decoded<PackStore> filled(KioskConfig config, PackStore store) {
    Decoded<PackStore> all = new Decoded.Value<>(store);
    for (Map.Entry<PackKind, Path> named : named(config).entrySet()) {
      all = all.flatMap(filling -> offered(filling, named.getKey(), named.getValue()));
    }
    return all;
  }

  private static Map<PackKind, Path> named(KioskConfig config) {
    Map<PackKind, Path> files = new EnumMap<>(PackKind.class);
    if (config.lane().pack() instanceof KioskConfig.Pack.Signed(Path file)) {
      files.put(PackKind.RULES, file);
    }
    config.trust().list().ifPresent(file -> files.put(PackKind.TRUST, file));
    config.revocations().file().ifPresent(file -> files.put(PackKind.REVOCATIONS, file));
    config.watchList().file().ifPresent(file -> files.put(PackKind.WATCH_LIST, file));
    return files;
  }

  private static Decoded<PackStore> offered(PackStore store, PackKind kind, Path file) {
    return switch (PackFile.bytes(file)) {
      case Decoded.Value<byte[]>(byte[] bytes) ->
          answered(store, kind, file, store.offer(kind, bytes));
      case Decoded.Malformed<byte[]> _, Decoded.NotMine<byte[]> _ ->
          answered(store, kind, file, new Offered.Refused("cannot be read"));
    };
  }

  /// A file that is worse than what is held is no reason to stand still.
  private static Decoded<PackStore> answered(
      PackStore store, PackKind kind, Path file, Offered answer) {
    return answer instanceof Offered.Refused(String reason)
            && store.held().stream().noneMatch(pack -> pack.kind() == kind)
        ? new Decoded.Malformed<>(file + ": " + reason)
        : new Decoded.Value<>(store);
  }

  private static Decoded<Optional<PlaceKey>> place(KioskConfig config) {
    return config
        .place()
        .map(place -> KeyFile.place(place.key()).map(Optional::of))
        .orElseGet(() -> new Decoded.Value<>(Optional.empty()));
  }

  private static Decoded<SealingKeys> sealing(KioskConfig.Keys keys) {
    return KeyFile.sealing(keys.authority())
        .flatMap(authority ->
            KeyFile.sealing(keys.view()).map(view -> new SealingKeys(authority, view)));
  }

  private static Decoded<TrustedKeys> signers(Optional<Path> key) {
    return key.map(KeyFile::signer).orElseGet(() -> new Decoded.Value<>(TrustedKeys.none()));
  }

  /// What decides while no signed rules were ever given. Where the configuration names a file, this
  /// never decides: without that file, or a newer pack, the kiosk does not start.
  private static RulePack preset(KioskConfig config) {
    return config.lane().pack() instanceof KioskConfig.Pack.Manifest
        ? RulePack.MANIFEST
        : RulePack.CHECKPOINT;
  }

  private static Decoded<TrustList> trust(KioskConfig.Trust trust) {
    return issuers(trust.personalCodes(), TrustList.Use.PERSONAL_CODE)
        .flatMap(codes -> issuers(trust.certificates(), TrustList.Use.CERTIFICATE).map(codes::and));
  }

  private static Decoded<TrustList> issuers(List<Path> files, TrustList.Use use) {
    Decoded<TrustList> all = new Decoded.Value<>(TrustList.NONE);
    for (Path file : files) {
      all = all.flatMap(known -> KeyFile.issuers(file, use).map(known::and));
    }
    return all;
  }
}
