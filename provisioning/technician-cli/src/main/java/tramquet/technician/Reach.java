package tramquet.technician;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Part;

/// Whether a server is to be reached at all, before anything is said to it.
///
/// @param who as the words call it: `the centre`
/// @param host its name or address
/// @param port its
record Reach(String who, String host, int port) {
  private static final int MILLIS = 4_000;

  /// Whether its name leads anywhere.
  Finding name(Part part) {
    try {
      InetAddress address = InetAddress.getByName(host);
      String number = address.getHostAddress();
      return Finding.well(
              part, "known", number.equals(host) ? host + " is an address" : host + " is " + number)
          .with("host", host)
          .with("address", number);
    } catch (UnknownHostException e) {
      return Finding.broken(
              part,
              "unknown",
              "the name %s is not known".formatted(host),
              "Is it spelt right? Is this machine in the network? Ask whoever runs the name"
                  + " server, or put the address into /etc/hosts.")
          .with("host", host);
    }
  }

  /// Whether somebody listens.
  Finding port(Part part) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), MILLIS);
      return Finding.well(part, "open", "port %d is open".formatted(port)).with("port", port);
    } catch (SocketTimeoutException e) {
      return Finding.broken(
              part,
              "silent",
              "no answer from %s, port %d".formatted(host, port),
              "Is that machine on? Does a firewall let this port through?")
          .with("port", port);
    } catch (ConnectException e) {
      return Finding.broken(
              part,
              "closed",
              "nobody listens at %s, port %d".formatted(host, port),
              "Start %s there, or name the port at which it listens.".formatted(who))
          .with("port", port);
    } catch (IOException e) {
      return Finding.broken(
              part,
              "no-way",
              "there is no way to %s".formatted(host),
              "Is this machine in the network? See its cable or radio.")
          .with("port", port);
    }
  }
}
