package tramquet.centre;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tramquet.centre.intake.Intake;
import tramquet.centre.ledger.Ledger;
import tramquet.centre.registry.AuthorityFiles;
import tramquet.centre.registry.Door;
import tramquet.centre.registry.EnrolPage;
import tramquet.centre.registry.HttpsListener;
import tramquet.centre.registry.Registry;
import tramquet.centre.registry.RegistryPage;
import tramquet.centre.registry.RevokedKiosks;
import tramquet.centre.status.CentrePage;
import tramquet.centre.status.KioskPage;

/// The parts of a centre that enrols kiosks.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tramquet.authority")
class Enrolling {

  @Bean
  AuthorityFiles authorityFiles(Environment settings) {
    // Whoever started the application has looked into them.
    return AuthorityFiles.read(Path.of(settings.getRequiredProperty("tramquet.authority")))
        .asOptional()
        .orElseThrow();
  }

  @Bean
  HttpsListener httpsListener(Environment settings, AuthorityFiles authority) {
    return new HttpsListener(
        settings.getRequiredProperty("tramquet.https.address"),
        settings.getRequiredProperty("tramquet.https.port", Integer.class),
        authority.folder(),
        authority.issuing().chain().getLast());
  }

  @Bean
  @Lazy(false)
  Registry registry(
      Environment settings,
      HttpsListener listener,
      AuthorityFiles authority,
      DataSource database,
      InstantSource clock,
      Ledger tables,
      RevokedKiosks revoked) {
    return new Registry(
        database,
        clock,
        authority,
        new Registry.Settings(
            () -> host(settings, listener),
            settings.getRequiredProperty("tramquet.kiosk-broker"),
            Optional.ofNullable(settings.getProperty("tramquet.crl")).map(Path::of)),
        revoked);
  }

  @Bean
  Door door(Registry registry) {
    return new Door(registry);
  }

  @Bean
  RegistryPage registryPage(Registry registry) {
    return new RegistryPage(registry);
  }

  @Bean
  CentrePage centrePage(InstantSource clock, Intake intake, KioskPage kiosks) {
    return new CentrePage(
        () ->
            new CentrePage.Row(
                Centre.VERSION, clock.instant(), intake.isConnected(), intake.isWriting()),
        kiosks);
  }

  @Bean
  EnrolPage enrolPage(Registry registry) {
    return new EnrolPage(registry);
  }

  /// Where any free port was asked for, it is known only when it listens.
  private static String host(Environment settings, HttpsListener listener) {
    return settings.getRequiredProperty("tramquet.https.host")
        + ":"
        + Optional.ofNullable(settings.getProperty("tramquet.https.public-port", Integer.class))
            .orElseGet(listener::port);
  }
}
