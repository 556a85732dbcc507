package tramquet.centre.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;
import tramquet.centre.CentreProcess;
import tramquet.centre.TestParts;
import tramquet.wire.KioskId;
import tramquet.wire.Pem;
import tramquet.wire.tls.CertificateAuthority;
import tramquet.wire.tls.ConnectFailure;
import tramquet.wire.tls.ServerTrust;
import tramquet.wire.tls.TlsIdentity;

/// The centre as a process of its own, asked by HTTPS as kiosks and administrators do.
class EnrolProcessTest {
  private static TlsIdentity.Text text(String name, String text) {
    return new TlsIdentity.Text(name, text);
  }

  private static TlsIdentity identity(String ca, String certificate, KioskTwin kiosk) {
    return TlsIdentity.of(
            text("ca", ca),
            text("certificate", certificate),
            text("key", Pem.block("PRIVATE KEY", kiosk.keys.getPrivate().getEncoded())))
        .asOptional()
        .orElseThrow();
  }

  @Test
  void aKioskIsEnrolledByHttpsAndTheDoorsAreShut() throws Exception {
    AuthorityFolder folder = AuthorityFolder.make();
    Path crl = folder.path().resolve("crl.pem");
    try (CentreProcess centre =
        CentreProcess.start(
            "--embedded",
            "--exit-with-parent",
            "--binaries",
            TestParts.binaries().toString(),
            "--authority",
            folder.path().toString(),
            "--https-address",
            "127.0.0.1",
            "--https-port",
            "0",
            "--crl",
            crl.toString())) {
      JsonNode ready = centre.awaitReady();
      String base = ready.get("https").asString();
      SSLSocketFactory trusting = ServerTrust.ofRoot(folder.files().root(), Instant::now);
      Https stranger = new Https(base, trusting, Optional.empty());
      shutDoors(ready, stranger, trusting);
      CentreProcess.End token =
          CentreProcess.run("token", "desk-1", "--postgres", ready.get("postgres").asString());
      assertEquals(0, token.exitCode(), token.errors());
      Https desk = new Https(base, trusting, Optional.of(token.out().strip()));
      assertEquals(1, tokenAgain(ready), "one token a name");

      JsonNode how = desk.get("/api/registry/centre").body();
      assertTrue(how.get("broker").asBoolean() && how.get("writing").asBoolean(), how::toString);
      assertEquals("[]", desk.get("/api/registry/kiosks/status").body().toString());

      KioskTwin kiosk = claimed(desk);
      assertEquals(base.substring("https://".length()), kiosk.code.host());
      String asking = "/api/enrol/claims/" + kiosk.code.claim().id();
      assertEquals(202, stranger.post(asking, kiosk.body().root().toString()).status());
      Https.Answer wrong = desk.post("/api/registry/kiosks/han-1/approve", "{'digits':'x'}");
      assertEquals(409, wrong.status());
      assertTrue(wrong.body().get("error").asString().contains("not the digits"));
      Https.Answer approved =
          desk.post(
              "/api/registry/kiosks/han-1/approve", "{'digits':'%s'}".formatted(kiosk.digits()));
      assertEquals(200, approved.status(), approved.body()::toString);
      Https.Answer enrolled = stranger.post(asking, kiosk.body().root().toString());
      assertEquals(200, enrolled.status());
      assertEquals(ready.get("mqtt").asString(), enrolled.body().get("broker").asString());

      strangersAreRefused(desk, kiosk, enrolled.body().get("ca").asString());
      renewAndRevoke(desk, kiosk, enrolled.body());
      assertTrue(Files.readString(crl).startsWith("-----BEGIN X509 CRL-----"));
    }
  }

  private static KioskTwin claimed(Https desk) throws IOException {
    assertEquals(
        200,
        desk.post(
                "/api/registry/places",
                "{'id':'cho-han','kind':'market','name':'Chợ Hàn','area':'48/20242'}")
            .status());
    assertEquals(
        200,
        desk.post("/api/registry/places/cho-han/lanes", "{'name':'1','direction':'entry'}")
            .status());
    Https.Answer made =
        desk.post("/api/registry/claims", "{'kiosk':'han-1','place':'cho-han','lane':'1'}");
    assertEquals(200, made.status(), made.body()::toString);
    return new KioskTwin(made.body().get("code").asString());
  }

  private static int tokenAgain(JsonNode ready) throws IOException, InterruptedException {
    return CentreProcess.run("token", "desk-1", "--postgres", ready.get("postgres").asString())
        .exitCode();
  }

  private static void shutDoors(JsonNode ready, Https stranger, SSLSocketFactory trusting)
      throws Exception {
    assertEquals(401, stranger.get("/api/registry/places").status());
    assertEquals(
        401,
        new Https(stranger.base(), trusting, Optional.of("guessed"))
            .get("/api/registry/places")
            .status());
    assertEquals(401, stranger.get("/api/registry/centre").status());
    assertEquals(401, stranger.get("/api/registry/kiosks/status").status());
    assertEquals(404, stranger.get("/api/kiosks").status());
    assertEquals(404, stranger.get("/actuator/health").status());
    assertEquals(413, stranger.post("/api/enrol/renewal", " ".repeat(40_000)).status());
    assertEquals(403, stranger.post("/api/enrol/renewal", "{}").status());
    try (HttpClient http = HttpClient.newHttpClient()) {
      String loopback = ready.get("http").asString();
      assertEquals(404, status(http, loopback + "/api/registry/places"));
      assertEquals(200, status(http, loopback + "/api/kiosks"));
    }
  }

  private static int status(HttpClient http, String url) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /// Even the kiosk's own key and name are nothing under another authority's signature.
  private static void strangersAreRefused(Https desk, KioskTwin kiosk, String ca)
      throws IOException {
    TlsIdentity strange =
        identity(
            ca,
            CertificateAuthority.pem(
                AuthorityFolder.make()
                    .online()
                    .kiosk(new KioskId("han-1"), kiosk.keys.getPublic(), Instant.now())),
            kiosk);
    assertEquals(Optional.of("han-1"), strange.name());
    String wish = "{'request':'%s'}".formatted(strange.request().replace("\n", "\\n"));
    Https renewing = new Https(desk.base(), strange.sockets(Instant::now), Optional.empty());
    refusesTheCertificate(() -> renewing.post("/api/enrol/renewal", wish));
    Https asking = new Https(desk.base(), strange.sockets(Instant::now), desk.token());
    refusesTheCertificate(() -> asking.get("/api/registry/kiosks/status"));
    assertEquals(200, desk.get("/api/registry/kiosks/status").status());
  }

  private static void refusesTheCertificate(Executable call) {
    IOException why = assertThrows(IOException.class, call);
    assertTrue(
        ConnectFailure.words(why, true, "the centre")
            .filter(words -> words.contains("not accept our certificate"))
            .isPresent(),
        why::toString);
  }

  private static void renewAndRevoke(Https desk, KioskTwin kiosk, JsonNode given)
      throws IOException {
    TlsIdentity identity =
        identity(given.get("ca").asString(), given.get("certificate").asString(), kiosk);
    assertEquals(Optional.of("han-1"), identity.name());
    Https own = new Https(desk.base(), identity.sockets(Instant::now), Optional.empty());
    String wish = "{'request':'%s'}".formatted(identity.request().replace("\n", "\\n"));
    Https.Answer renewed = own.post("/api/enrol/renewal", wish);
    assertEquals(200, renewed.status(), renewed.body()::toString);
    TlsIdentity next =
        identity(given.get("ca").asString(), renewed.body().get("certificate").asString(), kiosk);
    assertTrue(next.validity().until().compareTo(identity.validity().until()) >= 0);
    assertEquals(200, desk.post("/api/registry/kiosks/han-1/revoke", "").status());
    assertEquals(403, own.post("/api/enrol/renewal", wish).status());
    assertEquals("revoked", desk.get("/api/registry/kiosks").body().get(0).get("state").asString());
  }
}
