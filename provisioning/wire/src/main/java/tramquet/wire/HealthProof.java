package tramquet.wire;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a health certificate proves (EU DCC schema 1.0 to 1.3: groups `t`, `v`, `r`).
public enum HealthProof {
  /// A test for the infection.
  TEST("t", 1),
  /// A vaccination.
  VACCINATION("v", 2),
  /// Recovery from the infection.
  RECOVERY("r", 3);

  /// Extended key usages by which a certificate limits its key to a kind of proof, without the last
  /// number: as registered, and as the first signer certificates of 2021 wrote it.
  private static final List<String> USAGES =
      List.of("1.3.6.1.4.1.1847.2021.1.", "1.3.6.1.4.1.0.1847.2021.1.");

  private final String group;
  private final int usage;

  HealthProof(String group, int usage) {
    this.group = group;
    this.usage = usage;
  }

  /// The member of the certificate with the entries of this kind: `v`.
  public String group() {
    return group;
  }

  /// The kinds to which these extended key usages limit a key; empty when they name none, and then
  /// the key may sign all of them.
  ///
  /// @param usages object identifiers with dots
  public static Set<HealthProof> limits(List<String> usages) {
    Set<HealthProof> limits = EnumSet.noneOf(HealthProof.class);
    usages.forEach(usage -> of(usage).ifPresent(limits::add));
    return Set.copyOf(limits);
  }

  private static Optional<HealthProof> of(String usage) {
    return Arrays.stream(values())
        .filter(proof -> USAGES.stream().anyMatch(base -> usage.equals(base + proof.usage)))
        .findFirst();
  }
}
