package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The centre as its package installs it, with the database and the broker of Debian beside it, and
/// a kiosk that delivers to it: its unit may touch what it needs.
@Order(7)
class CentreJourneyIT extends Journey {
  /// Nothing else is changed in the unit: in emulation it is not ready in two minutes.
  private static final String SLOW = "[Service]\\nTimeoutStartSec=900\\n";

  CentreJourneyIT() {
    super(SharedBox.Kiosk.PLAIN);
  }

  private void installCentre() throws IOException {
    Machine machine = site().machine();
    var _ =
        machine.run(
            """
            set -e
            systemctl start mosquitto postgresql
            cd /
            runuser -u postgres -- psql -q -c "CREATE USER tramquet PASSWORD 'box'" \
              -c 'CREATE DATABASE tramquet OWNER tramquet'
            dpkg --force-unsafe-io -i /mnt/tramquet-centre_*.deb
            mkdir -p /etc/systemd/system/tramquet-centre.service.d
            printf '%s' >/etc/systemd/system/tramquet-centre.service.d/box.conf
            systemctl daemon-reload
            """
                .formatted(SLOW));
    assertEquals("inactive", machine.run("systemctl is-active tramquet-centre || true"));
    var _ =
        machine.run(
            """
            set -e
            sed -i -e 's/^#TRAMQUET_POSTGRES/TRAMQUET_POSTGRES/' \
              -e 's/^SPRING_DATASOURCE_PASSWORD=/&box/' /etc/tramquet/centre.conf
            systemctl restart --no-block tramquet-centre
            """);
    machine.until("systemctl -q is-active tramquet-centre", Site.READY);
  }

  @Test
  void theCentreOfThePackageTakesAVisitIn() throws IOException {
    installCentre();
    Machine machine = site().machine();
    assertEquals(
        "tramquet-centre",
        machine.run("ps -o user:20= -p $(systemctl show -P MainPID tramquet-centre)"));
    var _ =
        machine.run(
            """
            set -e
            sed -i 's#^broker = .*#broker = "tcp://127.0.0.1:1883"#' /etc/tramquet/kiosk.toml
            systemctl restart tramquet-kiosk
            """);
    site().awaitRestart();
    site().machine().scan(site().somebody());
    long seq = awaitCommitted("visit").required("seq").asLong();
    site().trace().awaitAcknowledged(seq, SOON);
    assertEquals(
        "1",
        machine.run(
            "cd / && runuser -u postgres -- psql -At tramquet -c"
                + " \"SELECT count(*) FROM record WHERE kiosk = 'box-1' AND seq = %d\""
                    .formatted(seq)));
    assertEquals("0", machine.run("systemctl show -P NRestarts tramquet-centre"));
  }
}
