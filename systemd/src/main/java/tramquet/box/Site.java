package tramquet.box;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// A checkpoint in a box: a centre on this machine, and a kiosk installed from its Debian package
/// on a machine that is not there.
///
/// Thread: one at a time.
final class Site implements AutoCloseable {
  static final Duration READY = Duration.ofMinutes(10);
  private static final Duration MOUNTED = Duration.ofMinutes(2);

  /// The kiosk tells its steps on a wire of the box's, which only one program can hold: not the
  /// unit's other ones. It has time to start, because software emulation is ten times slower than a
  /// device. Else it is the unit that is installed.
  private static final String DROP_IN =
      """
      [Service]
      ExecStartPre=+chmod 666 /dev/virtio-ports/box.trace
      ExecStart=
      ExecStart=sh -c 'exec tramquet-kiosk run --config /etc/tramquet/kiosk.toml \\
        --trace >/dev/virtio-ports/box.trace'
      DeviceAllow=char-virtio-portsdev rw
      TimeoutStartSec=600
      """;

  private final Path run;
  private final LongSupplier nanoTime;
  private final Centre centre;
  private final Disks disks;
  private final Qemu qemu;
  private final Trace trace;
  private Machine machine;
  private boolean serves;
  private int people;

  private Site(
      Path run, LongSupplier nanoTime, Centre centre, Disks disks, Qemu qemu, Machine machine) {
    this.run = run;
    this.nanoTime = nanoTime;
    this.centre = centre;
    this.disks = disks;
    this.qemu = qemu;
    this.machine = machine;
    trace = new Trace(run.resolve("trace"), nanoTime);
  }

  /// Builds it up to a machine with the package and its configuration in `/mnt`, nothing installed.
  ///
  /// @param root the repository, built
  /// @param name of the folder below `systemd/target/box` where everything of it is; emptied first
  static Site open(
      Path root,
      Architecture architecture,
      String name,
      KioskFiles.LaneSetup lane,
      LongSupplier nanoTime)
      throws IOException {
    Path run = root.resolve("systemd/target/box").resolve(name);
    delete(run);
    Path share = Files.createDirectories(run.resolve("share"));
    Image image = Image.of(root, architecture);
    var _ =
        Programs.run(
            run.resolve("package.log"),
            List.of(
                root.resolve("systemd/package/build").toString(),
                share.toString(),
                architecture.debian(),
                "tramquet-kiosk",
                "tramquet-centre"));
    KioskFiles.write(
        share.resolve("etc"), lane, new SecureRandom(), InstantSource.system().instant());
    Files.writeString(share.resolve("box.conf"), DROP_IN);
    putClass(Freeze.class, share.resolve("classes"));
    Disks disks = new Disks(run, image);
    Centre centre = Centre.start(root, run);
    try {
      Path sockets = Files.createTempDirectory("box-");
      Qemu qemu =
          new Qemu(
              root, image, disks.fresh("disk"), run, sockets, share, centre.ports(), List.of());
      return new Site(run, nanoTime, centre, disks, qemu, Machine.start(qemu, nanoTime));
    } catch (IOException e) {
      centre.close();
      throw e;
    }
  }

  /// Has a kiosk that serves: installs and starts it, if that was not done yet.
  void serve() throws IOException {
    if (!serves) {
      installStopped();
      configure();
    }
  }

  /// The card of somebody who was not here before.
  String somebody() {
    return People.card(people++);
  }

  /// Installs the package as a technician would, but for the wait after each file. It starts a
  /// kiosk that is not set up.
  void install() throws IOException {
    install("", "");
  }

  /// Starts nothing before it is configured, and makes no archive of classes: both take long here,
  /// and are what other journeys are about.
  private void installStopped() throws IOException {
    install(
        """
        export TRAMQUET_NO_ARCHIVE=1
        systemctl mask tramquet-kiosk-archive.service
        printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d
        chmod 755 /usr/sbin/policy-rc.d
        """,
        """
        rm /usr/sbin/policy-rc.d
        systemctl restart systemd-modules-load.service
        """);
  }

  private void install(String before, String after) throws IOException {
    // The boot mounts it too, at the same time or before its device is there.
    machine.until("systemctl start mnt.mount", MOUNTED);
    var _ =
        machine.run(
            """
            set -e
            %s
            mkdir -p /etc/systemd/system/tramquet-kiosk.service.d
            cp /mnt/box.conf /etc/systemd/system/tramquet-kiosk.service.d
            dpkg --force-unsafe-io -i /mnt/tramquet-kiosk_*.deb
            %s
            sync
            """
                .formatted(before, after));
  }

  /// Installs the package once more, after a removal, and starts the kiosk with whatever was left.
  void installAgain() throws IOException {
    installStopped();
    var _ = machine.run("systemctl restart tramquet-kiosk");
    awaitReady();
  }

  /// Puts the configuration in its place and starts the kiosk with it.
  void configure() throws IOException {
    var _ =
        machine.run(
            """
            set -e
            cp -R /mnt/etc/. /etc/tramquet
            chown -R root:tramquet /etc/tramquet
            sync
            systemctl restart tramquet-kiosk
            """);
    awaitReady();
    serves = true;
  }

  /// Waits until the service says that it is ready and has the reader open: what a reader sends
  /// before that is lost.
  void awaitReady() throws IOException {
    machine.until(
        "systemctl -q is-active tramquet-kiosk && ls -l /proc/$(systemctl show -P MainPID"
            + " tramquet-kiosk)/fd | grep -q '/dev/ttyUSB\\|/dev/input/\\|/dev/hidraw'",
        READY);
  }

  /// Waits until a kiosk that was started anew says so, and is ready.
  void awaitRestart() throws IOException {
    var _ = trace.await("ready", step -> true, READY);
    awaitReady();
  }

  /// Stops the threads of the kiosk's that have a name, as if they hung.
  ///
  /// @param thread the name, as the kernel has it
  void freeze(String thread) throws IOException {
    var _ =
        machine.run(
            """
            set -e
            pid=$(systemctl show -P MainPID tramquet-kiosk)
            for task in /proc/$pid/task/*; do
              [ "$(cat $task/comm)" != "%s" ] || systemd-run -q --unit=box-freeze-${task##*/} \
                java --enable-native-access=ALL-UNNAMED -cp /mnt/classes tramquet.box.Freeze ${task##*/}
            done
            systemctl -q is-active 'box-freeze-*'
            """
                .formatted(thread));
  }

  /// Lets them go, if they are still there.
  void thaw() throws IOException {
    var _ = machine.attempt("systemctl stop 'box-freeze-*'; systemctl reset-failed 'box-freeze-*'");
  }

  /// Cuts the power and switches on again.
  void cutAndBoot() throws IOException {
    boot();
    awaitReady();
  }

  /// Cuts the power and switches on again, whatever the kiosk is then.
  void boot() throws IOException {
    machine.close();
    machine = Machine.start(qemu, nanoTime);
  }

  /// Pulls the network's plug, until the next start.
  void unplugNetwork() throws IOException {
    var _ = machine.run("ip link set $(ls /sys/class/net | grep -v lo) down");
  }

  /// Keeps the disk as a cut of the power at this moment would leave it.
  ///
  /// @param number 0 for the first
  void keepDisk(int number) throws IOException {
    machine.keepDisk(disks.layerAfter(number));
  }

  /// Ends this machine and looks at the disks that were kept, with another one.
  ///
  /// @return for each the ids of the records that it holds
  List<Set<UUID>> keptRecords(int count) throws IOException {
    machine.close();
    Qemu looking = qemu.on(disks.fresh("look")).with(disks.copiesOfKept(count));
    machine = Machine.start(looking, nanoTime);
    return new KeptLogs(machine).records(count);
  }

  Machine machine() {
    return machine;
  }

  /// Plugs in a second code reader.
  ExitReader plugInExitReader() throws IOException {
    return ExitReader.plugIn(machine.monitor(), qemu.sockets());
  }

  Pins pins() {
    return new Pins(machine);
  }

  /// The folder that is `/mnt` inside.
  Path share() {
    return qemu.share();
  }

  Trace trace() {
    return trace;
  }

  Centre centre() {
    return centre;
  }

  /// Takes pictures of the display until one is as it should be: a screen is decided some time
  /// before it is painted.
  ///
  /// @param wanted looks at a colour, as 0xRRGGBB, of the top left corner
  /// @return the last picture, a PNG
  Path photographWhen(String name, IntPredicate wanted, Duration patience) throws IOException {
    long until = nanoTime.getAsLong() + patience.toNanos();
    while (true) {
      Path file = photograph(name);
      int corner = ImageIO.read(file.toFile()).getRGB(4, 4) & 0xffffff;
      if (wanted.test(corner)) {
        return file;
      }
      if (nanoTime.getAsLong() > until) {
        throw new IOException(
            "the display shows something else, #%06x: %s".formatted(corner, file));
      }
    }
  }

  /// Takes a picture of the display.
  ///
  /// @return the file, a PNG
  Path photograph(String name) throws IOException {
    Path file = run.resolve(name + ".png");
    machine.photograph(file);
    return file;
  }

  /// What the kiosk and its display wrote to the journal since the machine's start.
  String journal() throws IOException {
    return machine.attempt("journalctl -b -o short-monotonic -u 'tramquet-*' --no-pager").out();
  }

  @Override
  public void close() throws IOException {
    try {
      Files.writeString(run.resolve("journal.log"), journal());
    } finally {
      machine.close();
      centre.close();
      delete(qemu.sockets());
      disks.delete();
    }
  }

  /// Puts a program that needs no other class where the machine sees it.
  private static void putClass(Class<?> program, Path classes) throws IOException {
    String name = program.getName().replace('.', '/') + ".class";
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in =
        Objects.requireNonNull(program.getClassLoader().getResourceAsStream(name))) {
      Files.copy(in, file);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
