package tramquet.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The disks of a box: copy-on-write layers, so that each box begins with the same image and a disk
/// can be kept as it is at a moment.
///
/// @param folder where their files are
/// @param image what they begin with
record Disks(Path folder, Image image) {
  private static final String SUFFIX = ".qcow2";

  /// A disk as the image has it.
  Path fresh(String name) throws IOException {
    return layer(image.disk(), "raw", name);
  }

  /// Where a machine goes on writing after its disk was kept.
  ///
  /// @param number of the kept disk, from 0
  Path layerAfter(int number) {
    return folder.resolve("cut-" + (number + 1) + SUFFIX);
  }

  /// Copies of the disks that were kept, since mounting writes to them.
  List<Path> copiesOfKept(int count) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path kept = i == 0 ? folder.resolve("disk" + SUFFIX) : layerAfter(i - 1);
      copies.add(layer(kept, "qcow2", "look-" + i));
    }
    return copies;
  }

  /// They are large, and afterwards of use to nobody.
  void delete() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
        Files.delete(each);
      }
    }
  }

  private Path layer(Path below, String format, String name) throws IOException {
    Path top = folder.resolve(name + SUFFIX);
    var _ =
        Programs.run(
            folder.resolve("qemu-img.log"),
            List.of(
                "qemu-img",
                "create",
                "-f",
                "qcow2",
                "-F",
                format,
                "-b",
                below.toString(),
                top.toString()));
    return top;
  }
}
