package tramquet.kiosk.crash;

/// One thing that a program did to its disk. Files and folders have numbers, as names can change.
sealed interface Op {

  /// Bytes were written into a file.
  ///
  /// @param at offset of the first one
  /// @param bytes nobody changes them: there are many, and they are not copied
  @SuppressWarnings("ArrayRecordComponent")
  record Wrote(int file, long at, byte[] bytes) implements Op {}

  /// A file was made longer, with zeros, or shorter.
  record Sized(int file, long size) implements Op {}

  /// Everything that was done to a file's content so far is on disk.
  record Synced(int file) implements Op {}

  /// A name was given, in a folder: to a new file, a new folder, or to a file that has others.
  record Named(int folder, String name, int node) implements Op {}

  /// A folder was made; it has no name yet.
  record MadeFolder(int folder) implements Op {}

  /// A name was taken away.
  record Unnamed(int folder, String name) implements Op {}

  /// The names of a folder are on disk as they are now.
  record SyncedFolder(int folder) implements Op {}

  /// The program said something to whoever watches it.
  record Said(String line) implements Op {}
}
