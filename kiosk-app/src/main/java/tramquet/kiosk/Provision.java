package tramquet.kiosk;

import java.nio.file.Path;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.pack.KeyFile;
import tramquet.kiosk.pack.PackFile;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Decoded;
import tramquet.wire.RulePack;
import tramquet.wire.SealingKeys;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// What a kiosk was given: whom to seal for, and the signed data it decides by.
record Provision(SealingKeys sealing, Packs packs) {

  /// Reads every file that the configuration names. The first that cannot be used is the answer.
  static Decoded<Provision> load(KioskConfig config) {
    return sealing(config.keys())
        .flatMap(sealing ->
            signers(config)
                .flatMap(signers -> packs(config, signers))
                .map(packs -> new Provision(sealing, packs)));
  }

  private static Decoded<SealingKeys> sealing(KioskConfig.Keys keys) {
    return KeyFile.sealing(keys.authority())
        .flatMap(authority ->
            KeyFile.sealing(keys.view()).map(view -> new SealingKeys(authority, view)));
  }

  private static Decoded<TrustedKeys> signers(KioskConfig config) {
    return config
        .keys()
        .pack()
        .map(KeyFile::signer)
        .orElseGet(() -> new Decoded.Value<>(TrustedKeys.none()));
  }

  private static Decoded<Packs> packs(KioskConfig config, TrustedKeys signers) {
    return rules(config.lane().pack(), signers)
        .flatMap(rules ->
            issuers(config)
                .flatMap(issuers ->
                    watchList(config, signers)
                        .map(list -> Packs.of(rules, new TrustList(issuers, issuers), list))));
  }

  private static Decoded<RulePack> rules(KioskConfig.Pack pack, TrustedKeys signers) {
    return switch (pack) {
      case KioskConfig.Pack.Checkpoint _ -> new Decoded.Value<>(RulePack.CHECKPOINT);
      case KioskConfig.Pack.Manifest _ -> new Decoded.Value<>(RulePack.MANIFEST);
      case KioskConfig.Pack.Signed(Path file) -> PackFile.rules(file, signers);
    };
  }

  private static Decoded<WatchList> watchList(KioskConfig config, TrustedKeys signers) {
    return config
        .watchList()
        .file()
        .map(file -> PackFile.watchList(file, signers))
        .orElseGet(() -> new Decoded.Value<>(WatchList.EMPTY));
  }

  private static Decoded<TrustedKeys> issuers(KioskConfig config) {
    Decoded<TrustedKeys> all = new Decoded.Value<>(TrustedKeys.none());
    for (Path file : config.trust().personalCodes()) {
      all = all.flatMap(known -> KeyFile.signer(file).map(known::and));
    }
    return all;
  }
}
