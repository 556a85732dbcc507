package tramquet.technician;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tramquet.wire.TrustList.Form;
import tramquet.wire.TrustList.Issuer;
import tramquet.wire.TrustList.Use;

/// Files with certificates and public keys of issuers. Whatever is wrong with one is told with its
/// name.
final class IssuerFile {
  private static final List<String> ENDINGS = List.of(".pem", ".crt", ".cer", ".der", ".pub");

  /// A block of PEM (RFC 7468).
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN (CERTIFICATE|PUBLIC KEY)-----([^-]*)-----END \\1-----");

  private IssuerFile() {}

  /// The files, and those of the folders, in the order of their names.
  static List<Path> in(List<Path> filesAndFolders) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : filesAndFolders) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          List<Path> found = inside.filter(IssuerFile::isNamedAsOne).sorted().toList();
          if (found.isEmpty()) {
            throw new FailedException(path + ": no file ends in " + String.join(", ", ENDINGS));
          }
          files.addAll(found);
        }
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static boolean isNamedAsOne(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /// Every issuer in a file, at least one.
  static List<Issuer> read(Path file, Use use) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains("PRIVATE KEY-----")) {
      throw new FailedException(
          file + ": holds a private key, which never leaves its owner; give the public one");
    }
    List<Issuer> issuers = text.contains("-----BEGIN ") ? pem(text, use) : der(bytes, use);
    if (issuers.isEmpty() || issuers.stream().anyMatch(i -> i.keys().asOptional().isEmpty())) {
      throw new FailedException(file + ": not a certificate or public key, in PEM or DER");
    }
    return issuers;
  }

  /// Something that is no base64 stays in as an issuer that no reader accepts.
  private static List<Issuer> pem(String text, Use use) {
    List<Issuer> issuers = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      Form form = blocks.group(1).equals("CERTIFICATE") ? Form.CERTIFICATE : Form.KEY;
      issuers.add(new Issuer(use, form, base64(blocks.group(2)).orElse(new byte[0])));
    }
    return issuers;
  }

  private static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getMimeDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Issuer> der(byte[] bytes, Use use) {
    return Stream.of(Form.CERTIFICATE, Form.KEY)
        .map(form -> new Issuer(use, form, bytes))
        .filter(issuer -> issuer.keys().asOptional().isPresent())
        .limit(1)
        .toList();
  }
}
