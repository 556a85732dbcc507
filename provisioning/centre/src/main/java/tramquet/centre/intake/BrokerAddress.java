package tramquet.centre.intake;

import java.util.Optional;

/// Which broker, and as whom.
///
/// @param url `tcp://host:port` or `ssl://host:port`
/// @param node names this node of the centre among its siblings: two of one name push each other
///   out
/// @param user for the broker, where it wants one
/// @param password for the broker
public record BrokerAddress(
    String url, String node, Optional<String> user, Optional<String> password) {

  @Override
  public String toString() {
    return "BrokerAddress[" + url + ", " + node + "]";
  }
}
