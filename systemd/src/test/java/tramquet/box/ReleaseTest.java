package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way to a new release and back, with the script that the package ships, in a folder of the
/// test's. A power cut is played before each program that the script calls. What the disk itself
/// may lose at a cut is not played.
class ReleaseTest {
  private static final Path SCRIPT =
      Path.of(System.getProperty("tramquet.root", ".."))
          .toAbsolutePath()
          .resolve("systemd/package/kiosk/root/usr/lib/tramquet-kiosk/release");

  /// What changes something on the disk.
  private static final List<String> WRITERS =
      List.of("chmod", "cp", "ln", "mkdir", "mktemp", "mv", "rm", "sync");

  /// Counts, and ends the script before the call whose turn it is.
  private static final String COUNTING =
      """
      #!/bin/sh
      read -r n <"$CALLS"
      n=$((n + 1))
      echo $n >"$CALLS"
      [ $n != "$CUT" ] || { kill -9 $PPID; exit 1; }
      PATH=${PATH#*:} exec PROGRAM "$@"
      """;

  private static final int NEVER = 0;

  @TempDir private Path folder;
  private Path script = SCRIPT;

  private record Ended(int status, String said) {}

  @BeforeEach
  void furnish() throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String each : WRITERS) {
      Path counting = Files.writeString(programs.resolve(each), COUNTING.replace("PROGRAM", each));
      assertTrue(counting.toFile().setExecutable(true));
    }
    begin();
  }

  @Test
  void theFirstReleaseIsNotOnTrial() throws IOException {
    assertEquals("old", inForce());
    assertFalse(status().contains("trial"), status());
    fails("timeout");
    assertEquals("old", inForce());
  }

  @Test
  void aReleaseThatIsReadyStaysAndTheOneBeforeGoes() throws IOException {
    unpack("new");
    upgrade();
    assertTrue(status().contains("on trial"), status());
    starts();
    Ended accepted = release(NEVER, "accept");
    assertTrue(accepted.said().contains("is ready, and stays"), accepted.said());
    fails("watchdog");
    assertEquals("new", inForce());
    assertEquals(1, releases().size());
  }

  @Test
  void aReleaseThatIsNotReadyGivesWayToTheOneBefore() throws IOException {
    unpack("new");
    upgrade();
    starts();
    Ended ended = fails("timeout");
    assertTrue(ended.said().startsWith("<3>"), ended.said());
    assertTrue(ended.said().contains("release 2."), ended.said());
    assertTrue(ended.said().contains("was not ready (timeout): release 1."), ended.said());
    assertEquals("old", inForce());
  }

  @Test
  void whoStopsAReleaseThatStartsDoesNotJudgeIt() throws IOException {
    unpack("new");
    upgrade();
    starts();
    fails("success");
    assertEquals("new", inForce());
    assertTrue(status().contains("on trial"), status());
  }

  /// It takes the whole machine with it, so that nobody sees it fail.
  @Test
  void aReleaseThatNeverEndsGivesWayAfterThreeStarts() throws IOException {
    unpack("new");
    upgrade();
    for (int i = 0; i < 3; i++) {
      starts();
      assertEquals("new", inForce());
    }
    assertTrue(starts().said().contains("after 3 starts"));
    assertEquals("old", inForce());
  }

  /// The way back is to one that was ready once.
  @Test
  void anUpgradeOfATrialGoesBackToTheLastThatWasReady() throws IOException {
    unpack("half");
    upgrade();
    starts();
    unpack("new");
    upgrade();
    starts();
    fails("exit-code");
    assertEquals("old", inForce());
  }

  @Test
  void whatDpkgUnpacksNextChangesNothingThatRuns() throws IOException {
    unpack("new");
    assertEquals("old", inForce());
  }

  @Test
  void aCutAnywhereLeavesAWholeReleaseThatCanBeUpgraded() throws IOException {
    assertEquals(List.of(), lost());
  }

  @Test
  void aLinkThatIsMissingForAMomentIsFoundOut() throws IOException {
    weaken("  mv -T ", "  rm -f \"$folder/$1\"\n  mv -T ");
    assertNotEquals(List.of(), lost());
  }

  @Test
  void aWayBackThatIsMadeTooLateIsFoundOut() throws IOException {
    weaken(
        "  if [ -e \"$folder/current\" ] && ! on_trial; then\n",
        """
          point current "releases/$(basename "$new")"
          if ! on_trial; then
        """);
    assertNotEquals(List.of(), lost());
  }

  @Test
  void aReleaseInForceBeforeItIsWholeIsFoundOut() throws IOException {
    weaken("  chmod 755 \"$new\"\n", "  point current \"releases/$(basename \"$new\")\"\n");
    assertNotEquals(List.of(), lost());
  }

  /// Upgrades to a release that works and to one that does not, and back, with a cut before each
  /// call, until something is lost.
  ///
  /// @return what went wrong
  private List<String> lost() throws IOException {
    List<String> lost = new ArrayList<>();
    for (boolean works : new boolean[] {true, false}) {
      boolean wasCut = true;
      for (int cut = 1; wasCut && lost.isEmpty(); cut++) {
        begin();
        unpack("new");
        wasCut = release(cut, "stage", "2").status() != 0;
        judge(cut, works, lost);
        judge(NEVER, works, lost);
        // As dpkg --configure -a does afterwards.
        upgrade();
        judge(NEVER, works, lost);
        if (!inForce().equals(works ? "new" : "old")) {
          lost.add("cut %d: %s runs in the end".formatted(cut, inForce()));
        }
      }
    }
    return lost;
  }

  /// One start, whose end or success may be cut too.
  private void judge(int cut, boolean works, List<String> lost) throws IOException {
    starts();
    String runs = inForce();
    if (!List.of("old", "new").contains(runs)) {
      lost.add("cut %d: %s runs".formatted(cut, runs));
    }
    if (works || runs.equals("old")) {
      release(cut, "accept");
    } else {
      fails(cut, "timeout");
    }
  }

  /// A machine with a release that was ready.
  private void begin() throws IOException {
    Path state = folder.resolve("releases");
    if (Files.exists(state)) {
      try (Stream<Path> all = Files.walk(state)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    unpack("old");
    assertEquals(0, release(NEVER, "stage", "1").status());
  }

  /// As dpkg does: each file is another one afterwards.
  private void unpack(String content) throws IOException {
    Path program = Files.createDirectories(folder.resolve("program"));
    for (String each : List.of("a.jar", "b.jar")) {
      Files.deleteIfExists(program.resolve(each));
      Files.writeString(program.resolve(each), content);
    }
  }

  private void weaken(String was, String is) throws IOException {
    String text = Files.readString(SCRIPT);
    assertTrue(text.contains(was), "the script looks otherwise now");
    script = Files.writeString(folder.resolve("weakened"), text.replace(was, is));
    assertTrue(script.toFile().setExecutable(true));
  }

  /// What a start would read: the content of both files, if they are there and the same.
  private String inForce() throws IOException {
    Path current = folder.resolve("releases/current");
    Path first = current.resolve("a.jar");
    Path second = current.resolve("b.jar");
    return Files.exists(first) && Files.exists(second) && Files.mismatch(first, second) < 0
        ? Files.readString(first)
        : "half of a release";
  }

  private List<Path> releases() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("releases/releases"))) {
      return all.toList();
    }
  }

  private String status() throws IOException {
    return release(NEVER, "status").said();
  }

  private void upgrade() throws IOException {
    assertEquals(0, release(NEVER, "stage", "2").status());
  }

  private Ended starts() throws IOException {
    return release(NEVER, "begin");
  }

  private Ended fails(String result) throws IOException {
    return fails(NEVER, result);
  }

  private Ended fails(int cut, String result) throws IOException {
    return run(cut, Map.of("SERVICE_RESULT", result), "ended");
  }

  private Ended release(int cut, String... words) throws IOException {
    return run(cut, Map.of(), words);
  }

  private Ended run(int cut, Map<String, String> environment, String... words) throws IOException {
    Path calls = Files.writeString(folder.resolve("calls"), "0");
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("CALLS", calls.toString());
    builder.environment().put("CUT", Integer.toString(cut));
    builder.environment().put("TRAMQUET_RELEASES", folder.resolve("releases").toString());
    builder.environment().put("TRAMQUET_PROGRAM", folder.resolve("program").toString());
    if (cut != NEVER) {
      builder
          .environment()
          .merge("PATH", folder.resolve("programs").toString(), (old, own) -> own + ":" + old);
    }
    try {
      return new Ended(builder.start().waitFor(), Files.readString(output, UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
