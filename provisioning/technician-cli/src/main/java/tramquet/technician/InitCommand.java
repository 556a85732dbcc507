package tramquet.technician;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tramquet.wire.Pem;
import tramquet.wire.SigningKey;
import tramquet.wire.UnsealingKey;
import tramquet.wire.tls.CertificateAuthority;

/// `tramquet authority init`: draws every key that a region needs and writes each to a file of its
/// own. A file that is there is never written over: a lost private key is a lost region.
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Draw the keys of an authority: packs, orders, personal codes, sealing, claim codes,"
          + " certificates.",
      "Files that end in .key are private. Those in DIR stay here, best without a network; those in"
          + " DIR/centre go to the centre, as a folder. Files that end in .pub go to kiosks."
    })
final class InitCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; made if it is not there.")
  private Path out = Path.of(".");

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = {
        "Name or IPv4 address by which kiosks reach the centre and its broker; repeat it.",
        "Without one there is no certificate for servers."
      })
  private List<String> hosts = List.of();

  InitCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (!hosts.stream().allMatch(host -> host.matches("[a-z0-9]([a-z0-9.-]{0,92}[a-z0-9])?"))) {
      throw new ParameterException(
          spec.commandLine(), "--host: a lower case name or an IPv4 address, without a port");
    }
    Files.createDirectories(centre());
    String pack = signing("pack", "signs rule packs and watch lists: keys.pack of a kiosk");
    String order = signing("order", "signs staff codes and commands: keys.orders of a kiosk");
    String personal =
        signing("personal-code", "signs personal codes: trust.personal_codes of a kiosk");
    String authority =
        sealing("authority", "opens what the authority may read: keys.authority of a kiosk");
    String view = sealing("view", "opens what a place may read: keys.view of a kiosk");
    claims();
    certificates(clock.instant());
    write("centre/pack.pub", pack, NewFile.FOR_ALL);
    write("centre/order.pub", order, NewFile.FOR_ALL);
    write("centre/personal-code.pub", personal, NewFile.FOR_ALL);
    write("centre/authority.pub", authority, NewFile.FOR_ALL);
    write("centre/view.pub", view, NewFile.FOR_ALL);
    tell(centre().toString(), "what the centre needs: tramquet-centre --authority");
    return 0;
  }

  private Path centre() {
    return out.resolve("centre");
  }

  /// @return the public half, in PEM
  private String signing(String name, String purpose) throws IOException {
    SigningKey key = SigningKey.generate();
    String half = pem(key.publicKey());
    write(name + ".key", key.pem(), NewFile.FOR_OWNER);
    write(name + ".pub", half, NewFile.FOR_ALL);
    tell(name, "key", "pub", purpose);
    return half;
  }

  /// @return the public half, in base64
  private String sealing(String name, String purpose) throws IOException {
    UnsealingKey key = UnsealingKey.generate(new SecureRandom());
    String half = line(key.publicKey());
    write(name + ".key", line(key.bytes()), NewFile.FOR_OWNER);
    write(name + ".pub", half, NewFile.FOR_ALL);
    tell(name, "key", "pub", purpose);
    return half;
  }

  private void claims() throws IOException {
    SigningKey key = SigningKey.generate();
    write("centre/claim.key", key.pem(), NewFile.FOR_OWNER);
    write("claim.pub", pem(key.publicKey()), NewFile.FOR_ALL);
    tell(
        out.resolve("claim.pub").toString(),
        "verifies claim codes: beside the configuration of a kiosk that is to take no others");
  }

  private void certificates(Instant now) throws IOException {
    CertificateAuthority root = CertificateAuthority.root("Tram Quet root", now);
    CertificateAuthority online = root.intermediate("Tram Quet centre", now);
    keep("root-ca", root.issued());
    tell("root-ca", "key", "pem", "the root of all certificates: needed again in five years");
    write("centre/root-ca.pem", root.issued().certificatePem(), NewFile.FOR_ALL);
    keep("centre/centre-ca", online.issued());
    keep("centre/tramquet-centre", online.client("tramquet-centre", now));
    if (!hosts.isEmpty()) {
      keep("centre/server", online.server(hosts, now));
      tell(
          "centre/server",
          "key",
          "pem",
          "shown by the centre and its broker at " + String.join(", ", hosts));
    }
  }

  private void keep(String name, CertificateAuthority.Issued issued) throws IOException {
    write(name + ".key", issued.keyPem(), NewFile.FOR_OWNER);
    write(name + ".pem", issued.certificatePem(), NewFile.FOR_ALL);
  }

  /// Made with its permissions, so that it is at no moment readable by others.
  private void write(String name, String text, String permissions) throws IOException {
    Path file = out.resolve(name);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    } catch (FileAlreadyExistsException e) {
      throw new FailedException(file + " is there already: nothing was written over");
    }
    Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void tell(String name, String secret, String half, String purpose) {
    tell(out.resolve(name + "." + secret) + ", ." + half, purpose);
  }

  private void tell(String files, String purpose) {
    PrintWriter console = spec.commandLine().getOut();
    console.printf("%-32s %s%n", files, purpose);
    console.flush();
  }

  private static String line(byte[] key) {
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  private static String pem(PublicKey key) {
    return Pem.block("PUBLIC KEY", key.getEncoded());
  }
}
