package tramquet.kiosk.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tramquet.wire.ClaimCode;
import tramquet.wire.Signed;
import tramquet.wire.TrustedKeys;

/// What a claim code and the centre have given to this kiosk, in `DATA/enrol/now`: the code and the
/// kiosk's own key, and, once it is approved, certificate and keys in `centre` below it.
///
/// `now` is a link to one of two folders. Each step writes a folder that nobody looks at, syncs it
/// and then changes one name, so that a power cut leaves what was before or what comes after. Only
/// the kiosk's user can read any of it.
///
/// Of a kiosk that takes another name, or another owner, what it has written until then is put
/// aside at its next start, with what it needs to deliver that: `DATA/former/NAME-CLAIM`.
///
/// Thread: one at a time; [#isEnrolled()] and [#isClaimed()] by any.
public final class EnrolFolder {
  private static final String FIRST = "a";
  private static final String SECOND = "b";
  private static final String DAMAGED = "what was kept of the claim code is damaged";

  /// Of the visit log, and of a lane that is another one from now on.
  private static final List<String> ASIDE =
      List.of(
          "visits.db", "visits.db-wal", "visits.db-shm", "reach", "quarantine", "packs", "lane");

  private final Path data;
  private final Path home;
  private final Path now;
  private final Path centre;
  private final Disk disk;

  /// @param data folder of the visit log; need not be there
  public EnrolFolder(Path data) {
    this(data, new RealDisk());
  }

  EnrolFolder(Path data, Disk disk) {
    this.data = data;
    this.disk = disk;
    home = data.resolve("enrol");
    now = home.resolve("now");
    centre = now.resolve("centre");
  }

  /// The code that was taken, and the key that was drawn for it.
  public record Pending(ClaimCode code, OwnKey key) {}

  /// Whether the centre has given a certificate.
  public boolean isEnrolled() {
    return Files.exists(centre);
  }

  /// Whether a code was taken.
  public boolean isClaimed() {
    return Files.exists(now, LinkOption.NOFOLLOW_LINKS);
  }

  /// The code that was taken last, whether the centre has answered or not.
  public Optional<Pending> pending() throws IOException {
    if (!isClaimed()) {
      return Optional.empty();
    }
    Optional<OwnKey> key = OwnKey.of(Files.readString(now.resolve("kiosk.key")));
    if (key.isEmpty()) {
      throw new IOException(DAMAGED);
    }
    return Optional.of(new Pending(code(now), key.get()));
  }

  private static ClaimCode code(Path folder) throws IOException {
    return ClaimCode.decode(Files.readString(folder.resolve("claim")), TrustedKeys.none())
        .asOptional()
        .map(Signed::value)
        .orElseThrow(() -> new IOException(DAMAGED));
  }

  /// Whether records may be there, under the name that the kiosk has.
  public boolean hasServed() {
    return Files.exists(data.resolve("visits.db"));
  }

  /// Takes a code: draws a key, and writes what the kiosk serves with until the centre answers.
  /// What a centre has given stays, until it is put aside.
  Pending claim(String text, ClaimCode code) throws IOException {
    OwnKey key = OwnKey.draw();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("claim", text);
    files.put("kiosk.key", key.pem());
    files.put("authority.pub", line(code.sealing().authority()));
    files.put("view.pub", line(code.sealing().view()));
    files.put("kiosk.toml", new EnrolConfig(now, code).claimed());
    boolean former = isEnrolled() && !isSame(code(now), code);
    String last = slot();
    String next = last.equals(FIRST) ? SECOND : FIRST;
    disk.folder(home);
    disk.sync(data);
    disk.remove(home.resolve(next));
    fill(home.resolve(next), files);
    disk.sync(home);
    Path link = home.resolve("next");
    disk.remove(link);
    disk.link(link, next);
    disk.rename(link, now);
    disk.sync(home);
    if (!former) {
      disk.remove(home.resolve(last));
    }
    return new Pending(code, key);
  }

  /// What was written under the one name can be delivered under the other.
  private static boolean isSame(ClaimCode one, ClaimCode other) {
    return one.kiosk().equals(other.kiosk()) && one.authority().equals(other.authority());
  }

  /// Puts aside what was written under a name that the kiosk has no more, before anything is
  /// written under the next. Does nothing where there is none. What a power cut has interrupted
  /// goes on with the next call; the folder by which that is known goes last.
  public void putAside() throws IOException {
    if (!Files.isSymbolicLink(now)) {
      return;
    }
    Path left = home.resolve(slot().equals(FIRST) ? SECOND : FIRST);
    if (!Files.exists(left.resolve("centre")) || isSame(code(left), code(now))) {
      return;
    }
    ClaimCode before = code(left);
    Path former = data.resolve(FormerFolder.NAME);
    Path aside = former.resolve(before.kiosk() + "-" + before.claim().id());
    disk.folder(aside);
    disk.sync(data);
    disk.sync(former);
    for (String name : ASIDE) {
      if (Files.exists(data.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        disk.rename(data.resolve(name), aside.resolve(name));
      }
    }
    disk.sync(aside);
    disk.sync(data);
    disk.rename(left, aside.resolve(FormerFolder.ENROL));
    disk.sync(aside);
    disk.sync(home);
  }

  private String slot() throws IOException {
    return Files.isSymbolicLink(now) ? Files.readSymbolicLink(now).toString() : SECOND;
  }

  /// Takes what the centre gave.
  void enrolled(Pending pending, Given given) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("ca.pem", given.ca());
    files.put("kiosk.pem", given.certificate());
    files.put("pack.pub", given.packKey());
    files.put("order.pub", given.orderKey());
    files.put("personal-code.pub", given.personalCodeKey());
    files.put("kiosk.toml", new EnrolConfig(now, pending.code()).enrolled(given.broker()));
    Path next = now.resolve("centre.new");
    disk.remove(next);
    fill(next, files);
    disk.rename(next, centre);
    disk.sync(now);
  }

  /// Takes a new certificate for the same key.
  void renewed(String certificate) throws IOException {
    Path next = centre.resolve("kiosk.pem.new");
    disk.remove(next);
    disk.write(next, certificate);
    disk.rename(next, centre.resolve("kiosk.pem"));
    disk.sync(centre);
  }

  String ca() throws IOException {
    return Files.readString(centre.resolve("ca.pem"));
  }

  String certificate() throws IOException {
    return Files.readString(centre.resolve("kiosk.pem"));
  }

  private void fill(Path folder, Map<String, String> files) throws IOException {
    disk.folder(folder);
    for (Map.Entry<String, String> each : files.entrySet()) {
      disk.write(folder.resolve(each.getKey()), each.getValue());
    }
    disk.sync(folder);
  }

  private static String line(byte[] key) {
    return Base64.getEncoder().encodeToString(key) + "\n";
  }
}
