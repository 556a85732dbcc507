package tramquet.kiosk.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.FrameParser;
import tramquet.drivers.scanner.FrameRules;
import tramquet.kiosk.config.ConfigFile;
import tramquet.kiosk.credential.CodeText;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.CredentialFormat;
import tramquet.kiosk.credential.CredentialFormats;
import tramquet.kiosk.credential.Reading;
import tramquet.kiosk.pack.KeyFile;
import tramquet.kiosk.replay.RecordedCase;
import tramquet.kiosk.rules.ValueSets;
import tramquet.wire.Person;
import tramquet.wire.TrustList;
import tramquet.wire.Verification;
import tramquet.wire.certlogic.CertLogic;

/// The readers of the kiosk itself and of its drivers.
final class KioskTargets {
  private static final FrameParser FRAMES = new FrameParser(FrameRules.terminatedAt(115_200));

  static final List<FuzzTarget> ALL =
      Stream.concat(
              Stream.of(
                  new FuzzTarget("scan", KioskTargets::scan, Seeds::scans),
                  new FuzzTarget("frames", KioskTargets::frames, KioskTargets::lines),
                  new FuzzTarget("cert-logic", KioskTargets::certLogic, Seeds::certLogic),
                  new FuzzTarget(
                      "value-sets",
                      KioskTargets::valueSets,
                      () -> Seeds.texts("{\"country-2-codes\":[\"VN\"]}")),
                  new FuzzTarget(
                      "recorded-case",
                      bytes -> RecordedCase.parse(new String(bytes, UTF_8), 1),
                      KioskTargets::recordedCases),
                  new FuzzTarget("key-file", KioskTargets::keyFile, KioskTargets::keyFiles),
                  new FuzzTarget(
                      "config",
                      bytes -> ConfigFile.parse(Path.of("kiosk.toml"), new String(bytes, UTF_8)),
                      () -> Seeds.texts(ConfigFile.sample(), "[lane]\nname = \"a\"\n"))),
              CredentialFormats.ALL.stream().map(KioskTargets::format))
          .toList();

  private KioskTargets() {}

  private static FuzzTarget format(CredentialFormat format) {
    return new FuzzTarget(
        "format-" + format.name(),
        bytes -> {
          format
              .decode(CodeText.of(bytes), Seeds.TRUST)
              .asOptional()
              .ifPresent(KioskTargets::known);
        },
        () -> Seeds.scans(format));
  }

  private static void scan(byte[] bytes) {
    if (CredentialFormats.read(bytes, Seeds.TRUST)
        instanceof Reading.Recognised(var _, var found)) {
      known(found);
    }
  }

  /// Claims and person of every seed whose signature holds.
  private static final Set<Verified> GENUINE =
      Seeds.scans().stream()
          .map(raw -> CredentialFormats.read(raw, Seeds.TRUST))
          .filter(Reading.Recognised.class::isInstance)
          .flatMap(reading -> verified(((Reading.Recognised) reading).credential()).stream())
          .collect(Collectors.toSet());

  private record Verified(Object claims, Optional<Person> person) {}

  private static void known(Credential found) {
    verified(found).ifPresent(each -> WireTargets.genuine(GENUINE.contains(each)));
  }

  private static Optional<Verified> verified(Credential found) {
    return switch (found) {
      case Credential.SignedPersonalCode code when code.verification() == Verification.VERIFIED ->
          Optional.of(new Verified(code.code(), code.person()));
      case Credential.HealthCertificate certificate
          when certificate.verification() == Verification.VERIFIED ->
          Optional.of(new Verified(certificate.claims(), certificate.person()));
      default -> Optional.empty();
    };
  }

  /// Scans as they come over a line.
  private static List<byte[]> lines() {
    return Seeds.texts("\u0007001090000001|a\r\n\nb\r\rc\n", "\u0001\r\n\r\n", "@a\u001db\r");
  }

  /// The first byte says how the rest is cut; cutting makes no difference.
  private static void frames(byte[] bytes) {
    Bytes line = Bytes.of(bytes);
    int size = bytes.length == 0 ? 1 : Math.max(1, bytes[0] & 0xFF);
    assertEquals(cut(line, Math.max(1, bytes.length)), cut(line, size));
  }

  private static List<Bytes> cut(Bytes line, int size) {
    List<Bytes> frames = new ArrayList<>();
    FrameParser.State state = FRAMES.start();
    for (int from = 0; from < line.length(); from += size) {
      Bytes chunk = line.slice(from, Math.min(line.length(), from + size));
      FrameParser.Step step = FRAMES.chunk(state, chunk, from);
      step.frames().forEach(frame -> frames.add(frame.bytes()));
      state = step.state();
    }
    return frames;
  }

  private static void valueSets(byte[] bytes) {
    try {
      ValueSets.of(JsonMapper.shared().readTree(bytes));
    } catch (JacksonException e) {
      // Not JSON: told by who reads the file.
    }
  }

  private static List<byte[]> recordedCases() {
    return Seeds.texts(
        "{\"name\":\"a\",\"at\":\"2030-01-01T00:00:00Z\",\"codes\":[\"x\",{\"hex\":\"00ff\"}],"
            + "\"declared\":{\"symptoms\":[\"fever\"],\"contact\":true,\"areas\":[\"48\"]},"
            + "\"decision\":\"refuse\",\"reasons\":[\"symptoms\"]}");
  }

  private static void keyFile(byte[] bytes) {
    try {
      Path file = Files.createTempFile("fuzz", ".key");
      try {
        Files.write(file, bytes);
        KeyFile.signer(file);
        KeyFile.issuers(file, TrustList.Use.CERTIFICATE);
        KeyFile.sealing(file);
        KeyFile.place(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> keyFiles() {
    return Seeds.texts(
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(Seeds.SIGNER.publicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n",
        "# of the authority\n" + "0f".repeat(32) + "\n");
  }

  private static void certLogic(byte[] bytes) {
    JsonNode both;
    try {
      both = JsonMapper.shared().readTree(bytes);
    } catch (JacksonException e) {
      return;
    }
    JsonNode before = both.deepCopy();
    CertLogic.evaluate(both.path("rule"), both.path("data"));
    assertEquals(before, both);
  }
}
