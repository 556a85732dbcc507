package tramquet.kiosk;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tramquet.drivers.Health;
import tramquet.drivers.scanner.Reply;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.drivers.scanner.ScannerModels;

/// Asks a reader what it is.
@Command(
    name = "identify",
    mixinStandardHelpOptions = true,
    description = {
      "Ask a reader what it is.",
      "In the language of its model; without --model, in that of each model of its kind of port,",
      "and on a serial port at each usual speed. Changes nothing in it.",
      "It writes to the port: name only one that a reader is at."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it answered",
      "1:it did not, or cannot be had",
      "2:the command line is wrong"
    })
final class ScannersIdentifyCommand implements Callable<Integer> {
  private static final List<Integer> SPEEDS = List.of(115_200, 9_600, 57_600, 19_200);
  private static final long PATIENCE_SECONDS = 2;

  @ParentCommand private ScannersCommand scanners = new ScannersCommand();
  @Mixin private final ReaderOption reader = new ReaderOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    ScannerModel first = reader.model(scanners.search());
    List<ScannerModel> models =
        reader.isModelSaid()
            ? List.of(first)
            : ScannerModels.ALL.stream().filter(each -> each.port() == first.port()).toList();
    List<Integer> speeds =
        first.port() == ScannerModel.Port.SERIAL ? SPEEDS : List.of(reader.baud());
    for (int baud : speeds) {
      for (ScannerModel model : models) {
        Optional<String> identity = identity(model, baud);
        if (identity.isPresent()) {
          String at =
              model.port() == ScannerModel.Port.SERIAL ? " at %d bit/s".formatted(baud) : "";
          say("%s: model \"%s\"%s".formatted(identity.get(), model.id(), at));
          return ExitCode.OK;
        }
      }
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        "%s does not say what it is. Many readers cannot: tramquet-kiosk scanners watch %s shows"
                .formatted(reader.port(), reader.port())
            + " whether it reads.");
    return ExitCode.FAILED;
  }

  private Optional<String> identity(ScannerModel model, int baud) throws InterruptedException {
    CountDownLatch heard = new CountDownLatch(1);
    try (Scanner scanner = reader.scanner(model, baud)) {
      scanner.start(_ -> {}, _ -> heard.countDown());
      boolean _ = heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return scanner.checkHealth() instanceof Health.Online
              && scanner.tell(tramquet.drivers.scanner.Command.IDENTIFY)
                  instanceof Reply.Identity(String text)
          ? Optional.of(text)
          : Optional.empty();
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
