package tramquet.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a journey its box: the one that is on, if it has the same kiosk, else a new one. One
/// machine is on at a time, and the last is switched off at the end of the run.
///
/// Thread: the one that runs the tests.
final class SharedBox implements ParameterResolver {

  /// What a journey asks for.
  ///
  /// @param architecture what it runs on
  /// @param name of the folder below `target/box`
  /// @param lane how its lane is set up
  record Kiosk(Architecture architecture, String name, KioskFiles.LaneSetup lane) {
    /// On a PC.
    Kiosk(String name, KioskFiles.LaneSetup lane) {
      this(Architecture.AMD64, name, lane);
    }

    /// A lane without pins of the machine's.
    static final Kiosk PLAIN = new Kiosk("plain", KioskFiles.LaneSetup.NO_PINS);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Site resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Journey journey = (Journey) context.getRequiredTestInstance();
    try {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(SharedBox.class))
          .computeIfAbsent(Current.class)
          .with(journey.kiosk());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The box that is on.
  static final class Current implements AutoCloseable {
    private Optional<Kiosk> kiosk = Optional.empty();
    private Optional<Site> site = Optional.empty();

    private Site with(Kiosk wanted) throws IOException {
      if (site.isPresent() && kiosk.equals(Optional.of(wanted))) {
        return site.get();
      }
      close();
      Site fresh =
          Site.open(
              Path.of(System.getProperty("tramquet.root")),
              wanted.architecture(),
              wanted.name(),
              wanted.lane(),
              System::nanoTime);
      kiosk = Optional.of(wanted);
      site = Optional.of(fresh);
      return fresh;
    }

    @Override
    public void close() throws IOException {
      Optional<Site> last = site;
      site = Optional.empty();
      if (last.isPresent()) {
        last.get().close();
      }
    }
  }
}
