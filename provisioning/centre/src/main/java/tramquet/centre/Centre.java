package tramquet.centre;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tramquet.centre.intake.BrokerAddress;
import tramquet.centre.intake.Intake;
import tramquet.centre.intake.TlsFiles;
import tramquet.centre.ledger.Ledger;
import tramquet.centre.ledger.LedgerSchema;
import tramquet.centre.ledger.PostgresGaps;
import tramquet.centre.ledger.PostgresLedger;
import tramquet.centre.registry.RevokedKiosks;
import tramquet.centre.status.GapsPage;
import tramquet.centre.status.KioskPage;
import tramquet.centre.status.KioskRegister;

/// The centre's parts and how they hang together. Every part is named here; nothing is found by
/// scanning.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Enrolling.class)
class Centre {
  /// Of this program.
  static final String VERSION = "0.1.0";

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  KioskRegister kioskRegister(InstantSource clock) {
    return new KioskRegister(clock);
  }

  @Bean
  KioskPage kioskPage(KioskRegister register) {
    return new KioskPage(register);
  }

  @Bean
  GapsPage gapsPage(DataSource database) {
    return new GapsPage(new PostgresGaps(database));
  }

  @Bean
  Ledger ledger(DataSource database) {
    LedgerSchema.migrate(database);
    return new PostgresLedger(database);
  }

  @Bean
  RevokedKiosks revokedKiosks(DataSource database, Ledger tables) {
    return new RevokedKiosks(database);
  }

  @Bean
  @Lazy(false)
  Intake intake(
      Environment settings,
      Ledger ledger,
      KioskRegister register,
      RevokedKiosks revoked,
      MeterRegistry metrics) {
    return new Intake(
        new BrokerAddress(
            settings.getRequiredProperty("tramquet.mqtt.url"),
            settings.getRequiredProperty("tramquet.node"),
            Optional.ofNullable(settings.getProperty("tramquet.mqtt.username")),
            Optional.ofNullable(settings.getProperty("tramquet.mqtt.password")),
            tls(settings)),
        ledger,
        register::said,
        revoked,
        metrics);
  }

  /// All three or none: whoever starts the application has seen to that.
  private static Optional<TlsFiles> tls(Environment settings) {
    return Optional.ofNullable(settings.getProperty("tramquet.mqtt.ca", Path.class))
        .map(ca ->
            new TlsFiles(
                ca,
                settings.getRequiredProperty("tramquet.mqtt.certificate", Path.class),
                settings.getRequiredProperty("tramquet.mqtt.key", Path.class)));
  }

  /// `/actuator/health`: the database has an indicator of its own.
  @Bean
  HealthIndicator brokerHealthIndicator(Intake intake) {
    return () -> (intake.isConnected() && intake.isWriting() ? Health.up() : Health.down()).build();
  }
}
