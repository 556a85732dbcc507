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
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tramquet.wire.SigningKey;
import tramquet.wire.UnsealingKey;

/// `tramquet authority init`: draws every key that a region needs and writes each to a file of its
/// own. A file that is there is never written over: a lost private key is a lost region.
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Draw the keys of an authority: packs, orders, personal codes, sealing.",
      "Files that end in .key are private: they stay here. Files that end in .pub go to kiosks."
    })
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; made if it is not there.")
  private Path out = Path.of(".");

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    signing("pack", "signs rule packs and watch lists: keys.pack of a kiosk");
    signing("order", "signs staff codes and commands: keys.orders of a kiosk");
    signing("personal-code", "signs personal codes: trust.personal_codes of a kiosk");
    sealing("authority", "opens what the authority may read: keys.authority of a kiosk");
    sealing("view", "opens what a place may read: keys.view of a kiosk");
    return 0;
  }

  private void signing(String name, String purpose) throws IOException {
    SigningKey key = SigningKey.generate();
    write(name + ".key", key.pem(), "rw-------");
    write(name + ".pub", pem(key.publicKey()), "rw-r--r--");
    tell(name, purpose);
  }

  private void sealing(String name, String purpose) throws IOException {
    UnsealingKey key = UnsealingKey.generate(new SecureRandom());
    write(name + ".key", line(key.bytes()), "rw-------");
    write(name + ".pub", line(key.publicKey()), "rw-r--r--");
    tell(name, purpose);
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

  private void tell(String name, String purpose) {
    PrintWriter console = spec.commandLine().getOut();
    console.printf("%-32s %s%n", out.resolve(name + ".key") + ", .pub", purpose);
    console.flush();
  }

  private static String line(byte[] key) {
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }
}
