package tramquet.technician;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tramquet.wire.PackDraft;
import tramquet.wire.PackPiece;

/// `tramquet pack codes`: a pack on paper, for a kiosk without a network.
@Command(
    name = "codes",
    mixinStandardHelpOptions = true,
    description = {
      "Print a signed pack as numbered codes, for a kiosk without a network.",
      "Show them to its reader one by one, in any order, with less than five minutes between two."
          + " Its screen says how many it has, which one is missing, and at the end whether it took"
          + " the pack. At most 38,400 bytes: what is larger comes by `pack publish`.",
      "The file is a PDF of A4, six codes on a page. Each was read back from its page before the"
          + " file is written."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the file is written",
      "1:the pack is not verified, broken or too large, or a file is in the way",
      "2:the command line is wrong"
    })
final class PackCodesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SignedPack pack = new SignedPack();

  @Mixin private NewFile out = new NewFile();

  @Override
  public Integer call() throws IOException {
    out.mustBeFree();
    PackFile read = pack.read();
    if (read.size() > PackPiece.LARGEST) {
      throw new FailedException(
          pack.file()
              + ": too large for %d codes (%d bytes): publish it, or name the file in the kiosk's"
                  .formatted(PackPiece.MOST_PIECES, PackPiece.LARGEST)
              + " configuration");
    }
    PackDraft content = read.content();
    List<PackPiece> pieces = PackPiece.of(content.kind(), Files.readAllBytes(pack.file()));
    out.write(PackSheet.pdf(pieces, content.version()), content.kind());
    spec.commandLine().getOut().println("codes: " + pieces.size());
    return 0;
  }
}
