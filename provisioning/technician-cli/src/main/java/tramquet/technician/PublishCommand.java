package tramquet.technician;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.KioskStatus.HeldPack;
import tramquet.wire.PackDraft;
import tramquet.wire.Topics;

/// `tramquet pack publish`: gives a pack to kiosks, and says which of them have it.
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Give a signed pack to kiosks, and wait until they say that they hold it.",
      "The broker keeps it: a kiosk that is not there takes it when it comes. To publish again does"
          + " no harm. There is no way back to an older pack: sign what was in it under a newer"
          + " version.",
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every kiosk holds it",
      "1:it was not given, or a kiosk holds a newer one",
      "2:the command line is wrong",
      "3:the broker has it, and not every kiosk said in time that it holds it"
    })
final class PublishCommand implements Callable<Integer> {
  private static final int LATER = 3;

  /// What a kiosk takes in one message.
  private static final int MOST_BYTES = 10 * 1024 * 1024 - 1024;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SignedPack signed = new SignedPack();

  @Option(
      names = "--kiosk",
      required = true,
      split = ",",
      paramLabel = "KIOSK",
      description = "To whom; again, or with commas, for several. @FILE gives words in a file.")
  private List<String> kiosks = new ArrayList<>();

  @Mixin private BrokerOptions broker = new BrokerOptions();

  @Option(names = "--dry-run", description = "Say what would be given to whom, and give nothing.")
  private boolean dry;

  @Mixin private JsonOption json = new JsonOption();

  /// How it stands with a kiosk, as a word for programs.
  private enum Standing {
    HOLDS("holds"),
    NEWER("newer"),
    ONLINE("online"),
    OFFLINE("offline"),
    SILENT("silent");

    private final String word;

    Standing(String word) {
      this.word = word;
    }
  }

  @Override
  public Integer call() throws IOException {
    broker.check();
    Set<KioskId> all = all();
    PackDraft pack = pack();
    Map<KioskId, Standing> standings = new LinkedHashMap<>();
    if (!dry) {
      all.forEach(kiosk -> standings.put(kiosk, Standing.SILENT));
      publish(pack, standings);
    }
    tell(pack, all, standings);
    if (standings.containsValue(Standing.NEWER)) {
      return 1;
    }
    return standings.values().stream().allMatch(Standing.HOLDS::equals) ? 0 : LATER;
  }

  private Set<KioskId> all() {
    Set<KioskId> all = new LinkedHashSet<>();
    for (String id : kiosks) {
      try {
        all.add(new KioskId(id));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--kiosk: " + e.getMessage(), e);
      }
    }
    return all;
  }

  private PackDraft pack() throws IOException {
    PackFile read = signed.read();
    if (read.size() > MOST_BYTES) {
      throw new FailedException(
          signed.file() + ": too large for a message (10 MiB): kiosks take it from a file");
    }
    return read.content();
  }

  private void publish(PackDraft pack, Map<KioskId, Standing> standings) throws IOException {
    byte[] message = Files.readAllBytes(signed.file());
    BlockingQueue<KioskStatus> heard = new LinkedBlockingQueue<>();
    try (BrokerSession session = broker.open("tramquet-pack-" + UUID.randomUUID())) {
      for (KioskId kiosk : standings.keySet()) {
        session.publish(Topics.packs(kiosk, pack.kind()), message, true);
        session.listen(
            Topics.status(kiosk),
            "how " + kiosk + " is",
            status -> KioskStatus.decode(status).asOptional().ifPresent(heard::add));
      }
      say("The broker has %s.".formatted(name(pack)));
      await(pack, standings, heard);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(
      PackDraft pack, Map<KioskId, Standing> standings, BlockingQueue<KioskStatus> heard)
      throws InterruptedException {
    long until = System.nanoTime() + broker.patience().toNanos();
    while (standings.values().stream().anyMatch(PublishCommand::isOpen)) {
      KioskStatus status = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (status == null) {
        return;
      }
      Standing now = standing(pack, status);
      Standing before = standings.replace(status.kiosk(), now);
      if (before != now && !isOpen(now)) {
        say(words(pack, status.kiosk(), now));
      }
    }
  }

  /// Whether more may be heard of it soon.
  private static boolean isOpen(Standing standing) {
    return standing == Standing.ONLINE || standing == Standing.SILENT;
  }

  private static Standing standing(PackDraft pack, KioskStatus status) {
    HeldPack held = status.packs().get(pack.kind());
    if (held != null && held.version() >= pack.version()) {
      return held.version() == pack.version() ? Standing.HOLDS : Standing.NEWER;
    }
    return status.online() ? Standing.ONLINE : Standing.OFFLINE;
  }

  private static String words(PackDraft pack, KioskId kiosk, Standing standing) {
    return kiosk
        + switch (standing) {
          case HOLDS -> ": holds " + name(pack);
          case NEWER -> ": holds a newer one, and keeps it";
          case ONLINE ->
              ": is there, and has not taken it. Does its keys.pack name this key? Its journal says"
                  + " why";
          case OFFLINE -> ": is not connected; it takes it when it comes";
          case SILENT -> ": was never at this broker; it takes it when it comes";
        };
  }

  private static String name(PackDraft pack) {
    return pack.kind().text() + " " + pack.version();
  }

  private void tell(PackDraft pack, Set<KioskId> all, Map<KioskId, Standing> standings) {
    if (json.wanted()) {
      ObjectNode root = JsonMapper.shared().createObjectNode();
      root.put("kind", pack.kind().text()).put("version", pack.version()).put("published", !dry);
      ObjectNode each = root.putObject("kiosks");
      all.forEach(kiosk -> each.put(kiosk.text(), standingWord(standings, kiosk)));
      spec.commandLine().getOut().println(root);
      spec.commandLine().getOut().flush();
    } else if (dry) {
      all.forEach(kiosk -> say("%s: would be given %s".formatted(kiosk, name(pack))));
    } else {
      standings.forEach((kiosk, standing) -> {
        if (isOpen(standing)) {
          say(words(pack, kiosk, standing));
        }
      });
      long holding = standings.values().stream().filter(Standing.HOLDS::equals).count();
      say("%d of %d hold it.".formatted(holding, all.size()));
    }
  }

  private static String standingWord(Map<KioskId, Standing> standings, KioskId kiosk) {
    Standing standing = standings.get(kiosk);
    return standing == null ? "dry-run" : standing.word;
  }

  private void say(String line) {
    if (!json.wanted()) {
      PrintWriter console = spec.commandLine().getOut();
      console.println(line);
      console.flush();
    }
  }
}
