package tramquet.box;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a machine. Its disk is as safe as this machine's memory: what the guest has
/// written is the host's, whatever becomes of QEMU. KVM is not used: software emulation boots in
/// half a minute, is the same everywhere, and needs no rights.
///
/// @param root the repository
/// @param image kernel and disk
/// @param disk a copy-on-write layer on the image's disk
/// @param run folder of its logs
/// @param sockets folder of its sockets; a short path, because theirs may have 107 bytes
/// @param share folder that is `/mnt` inside, read only
/// @param centre the centre's ports on loopback, those of `10.0.2.100` inside
/// @param more disks that are only looked at
record Qemu(
    Path root,
    Image image,
    Path disk,
    Path run,
    Path sockets,
    Path share,
    Centre.Ports centre,
    List<Path> more) {

  /// Where the centre is, seen from inside.
  static final String CENTRE = "10.0.2.100";

  /// Its broker there.
  static final int MQTT = 1883;

  /// Where it enrols kiosks there.
  static final int HTTPS = 8443;

  /// The last one lets a machine boot that hardly runs; the one before ends QEMU at a panic.
  private static final String KERNEL =
      "root=/dev/vda rw quiet mitigations=off panic=-1 systemd.default_timeout_start_sec=900 ";

  List<String> command() {
    List<String> command = new ArrayList<>(image.architecture().machine());
    command.addAll(
        List.of(
            "-accel",
            "tcg,thread=multi,tb-size=512",
            "-smp",
            "2",
            "-m",
            "2048",
            "-no-reboot",
            "-display",
            "none",
            "-kernel",
            image.kernel().toString(),
            "-initrd",
            image.initrd().toString(),
            "-append",
            KERNEL + image.architecture().kernel(),
            "-drive",
            "file=" + disk + ",id=disk,if=virtio,cache=writeback",
            "-virtfs",
            "local,path=" + share + ",mount_tag=share,security_model=none,readonly=on",
            "-serial",
            "file:" + serial(),
            "-qmp",
            "unix:" + sockets.resolve("qmp") + ",server=on,wait=off"));
    command.addAll(network());
    command.addAll(ports());
    command.addAll(devices());
    if (!more.isEmpty()) {
      command.addAll(List.of("-device", "virtio-scsi-pci"));
    }
    for (int i = 0; i < more.size(); i++) {
      command.addAll(
          List.of(
              "-drive", "file=" + more.get(i) + ",if=none,id=more" + i,
              "-device", "scsi-hd,serial=more" + i + ",drive=more" + i));
    }
    return command;
  }

  /// What the kernel says, from the last start on.
  Path serial() {
    return run.resolve("serial.log");
  }

  /// The same machine with more disks, `/dev/disk/by-id/scsi-…_more0` and so on.
  Qemu with(List<Path> disks) {
    return new Qemu(root, image, disk, run, sockets, share, centre, List.copyOf(disks));
  }

  /// The same machine on another disk.
  Qemu on(Path other) {
    return new Qemu(root, image, other, run, sockets, share, centre, more);
  }

  /// Nothing but the centre can be reached.
  private List<String> network() {
    return List.of(
        "-netdev",
        "user,id=net,restrict=on" + way(MQTT, centre.broker()) + way(HTTPS, centre.https()),
        "-device",
        "virtio-net-pci,netdev=net");
  }

  private String way(int inside, int port) {
    return ",guestfwd=tcp:%s:%d-cmd:%s %d"
        .formatted(CENTRE, inside, root.resolve("systemd/box/relay"), port);
  }

  /// The agent's, and the one on which the kiosk tells its steps.
  private List<String> ports() {
    return List.of(
        "-device",
        "virtio-serial-pci",
        "-chardev",
        "socket,id=agent,path=" + sockets.resolve("agent") + ",server=on,wait=off",
        "-device",
        "virtserialport,chardev=agent,name=org.qemu.guest_agent.0",
        "-chardev",
        "file,id=trace,append=on,path=" + run.resolve("trace"),
        "-device",
        "virtserialport,chardev=trace,name=box.trace");
  }

  private List<String> devices() {
    return List.of(
        "-device",
        // Its place stands in the paths of what is plugged into it.
        "qemu-xhci,id=usb,addr=0x10",
        "-device",
        "usb-kbd,id=keyboard,bus=usb.0",
        "-chardev",
        "socket,id=cable,path=" + sockets.resolve("reader") + ",server=on,wait=off",
        "-device",
        "usb-serial,chardev=cable,id=reader,bus=usb.0,serial=BOX0001,always-plugged=on");
  }
}
