package tramquet.kiosk.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What befalls the files of a visit log.
enum Damage {
  /// A page in the middle of the records is zeros. The kiosk does not run.
  PAGE {
    @Override
    void to(Path log) throws IOException {
      byte[] all = Files.readAllBytes(log);
      List<Integer> leaves = new ArrayList<>();
      for (int page = 1; page < all.length / PAGE_BYTES; page++) {
        if (all[page * PAGE_BYTES] == LEAF) {
          leaves.add(page);
        }
      }
      // Not the last: the newest records are not the matter here.
      int page = leaves.get(leaves.size() / 2);
      overwrite(log, (long) page * PAGE_BYTES, new byte[PAGE_BYTES]);
    }
  },

  /// A bit in the middle of a sealed part has fallen over, of the visit that is the second newest.
  /// The kiosk does not run.
  ROW {
    @Override
    void to(Path log) throws SQLException {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + log);
          Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            """
            UPDATE outbox SET sealed_authority = CAST(
              substr(sealed_authority, 1, 80) || x'55' || substr(sealed_authority, 82) AS BLOB)
            WHERE record_id = (SELECT record_id FROM outbox WHERE kind = 'visit'
              ORDER BY epoch, seq DESC LIMIT 1 OFFSET 1)
            """);
      }
    }
  },

  /// Somebody has deleted the WAL of a kiosk that was killed.
  WAL {
    @Override
    void to(Path log) throws IOException {
      Files.delete(log.resolveSibling("visits.db-wal"));
      boolean _ = Files.deleteIfExists(log.resolveSibling("visits.db-shm"));
    }
  },

  /// All of it is noise, under a kiosk that runs.
  RUNNING {
    @Override
    void to(Path log) throws IOException {
      for (String each : new String[] {"visits.db", "visits.db-wal", "visits.db-shm"}) {
        Path file = log.resolveSibling(each);
        byte[] noise = new byte[Math.toIntExact(Files.size(file))];
        java.util.Arrays.fill(noise, (byte) 0x5A);
        overwrite(file, 0, noise);
      }
    }
  };

  private static final int PAGE_BYTES = 4096;

  /// Of a table with row numbers (SQLite file format, 1.6).
  private static final byte LEAF = 0x0D;

  /// Does it.
  ///
  /// @param log its database
  abstract void to(Path log) throws IOException, SQLException;

  private static void overwrite(Path file, long at, byte[] with) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(with);
      while (bytes.hasRemaining()) {
        int _ = channel.write(bytes, at + bytes.position());
      }
    }
  }
}
