package tramquet.centre.intake;

import java.util.Optional;

/// Which broker, and as whom.
///
/// @param url `tcp://host:port` or `ssl://host:port`
/// @param node names this node of the centre among its siblings: two of one name push each other
///   out
/// @param user for the broker, where it wants one
/// @param password for the broker
/// @param tls what is shown to the broker and whom to believe; present where the URL says `ssl`
public record BrokerAddress(
    String url,
    String node,
    Optional<String> user,
    Optional<String> password,
    Optional<TlsFiles> tls) {

  /// A broker that asks nobody who he is.
  ///
  /// @param url `tcp://host:port`
  static BrokerAddress open(String url, String node) {
    return new BrokerAddress(url, node, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return "BrokerAddress[" + url + ", " + node + "]";
  }
}
