package tramquet.technician;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tramquet.wire.KeyId;
import tramquet.wire.PackKind;
import tramquet.wire.TrustList;
import tramquet.wire.TrustList.Issuer;
import tramquet.wire.TrustList.Use;

/// `tramquet pack build trust`: whose signatures count, for each kind of code by itself.
@Command(
    name = "trust",
    description = {
      "Draft of a trust list: whose health certificates and personal codes count.",
      "Files hold X.509 certificates or public keys, in PEM (any number) or DER (one). Of a folder,"
          + " files count that end in .pem, .crt, .cer, .der or .pub."
    })
final class BuildTrustCommand implements Callable<Integer> {
  @Mixin private DraftOptions draft = new DraftOptions();

  @Option(
      names = "--certificates",
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Who signs health certificates.")
  private List<Path> certificates = List.of();

  @Option(
      names = "--personal-codes",
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Who signs personal codes.")
  private List<Path> personalCodes = List.of();

  @Override
  public Integer call() throws IOException {
    long version = draft.version(PackKind.TRUST);
    List<Issuer> issuers = new ArrayList<>();
    issuers.addAll(issuers(certificates, Use.CERTIFICATE));
    issuers.addAll(issuers(personalCodes, Use.PERSONAL_CODE));
    if (issuers.isEmpty()) {
      throw draft.wrongCall("no issuer: give --certificates, --personal-codes or both");
    }
    draft.write(
        PackKind.TRUST,
        version,
        TrustList.encode(issuers),
        "%s of health certificates, %s of personal codes"
            .formatted(
                Words.count(count(issuers, Use.CERTIFICATE), "issuer"),
                Words.count(count(issuers, Use.PERSONAL_CODE), "issuer")));
    return 0;
  }

  /// Each once, however many files hold it.
  private static List<Issuer> issuers(List<Path> files, Use use) throws IOException {
    Map<KeyId, Issuer> byId = new LinkedHashMap<>();
    for (Path file : IssuerFile.in(files)) {
      IssuerFile.read(file, use).forEach(issuer -> byId.putIfAbsent(issuer.keyId(), issuer));
    }
    return List.copyOf(byId.values());
  }

  private static long count(List<Issuer> issuers, Use use) {
    return issuers.stream().filter(issuer -> issuer.use() == use).count();
  }
}
