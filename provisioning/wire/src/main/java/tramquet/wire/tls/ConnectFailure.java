package tramquet.wire.tls;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Why there is no connection to a broker or a centre, in a technician's words.
public final class ConnectFailure {
  private ConnectFailure() {}

  /// The words for what failed before CONNACK, by its causes; empty where nothing is known that
  /// would help. They name no data.
  ///
  /// @param tls whether TLS was to be spoken
  public static Optional<String> words(Throwable failure, boolean tls) {
    return words(failure, tls, "the broker");
  }

  /// The same of another server.
  ///
  /// @param who as the words call it
  public static Optional<String> words(Throwable failure, boolean tls, String who) {
    return cause(failure, Distrusted.class)
        .map(distrust -> who + " is not believed: " + distrust.getMessage())
        .or(() -> TlsAlert.in(failure).map(alert -> refused(alert, who)))
        .or(() ->
            cause(failure, SSLException.class).map(_ -> "what answers does not speak TLS 1.3"))
        .or(() -> cause(failure, UnknownHostException.class).map(_ -> "the name is not known"))
        .or(() -> cause(failure, ConnectException.class).map(_ -> "nobody listens there"))
        .or(() -> cause(failure, SocketTimeoutException.class).map(_ -> "no answer in time"))
        .or(() -> tls ? ended(failure, who) : Optional.empty());
  }

  private static String refused(TlsAlert alert, String who) {
    return alert.aboutCertificate()
        ? who + " does not accept our certificate: " + alert.text()
        : who + " refuses TLS: " + alert.text();
  }

  /// In TLS 1.3 the client is done before the server has judged it, and what the server says last
  /// may be lost with the connection.
  private static Optional<String> ended(Throwable failure, String who) {
    return cause(failure, EOFException.class)
        .map(Throwable.class::cast)
        .or(() -> cause(failure, SocketException.class).map(Throwable.class::cast))
        .map(_ -> who + " hung up: perhaps it does not accept our certificate");
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
    return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }
}
