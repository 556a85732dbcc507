package tramquet.centre.registry;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// `/api/enrol/…`: what kiosks ask. 200 with all that a kiosk needs, 202 while it has to wait, or
/// `{"refused": "WORD"}`: 403 `refused` (no such code, wrong secret) or `revoked`, 409 `other-key`,
/// 410 `over`, 429 `too-often`.
@RestController
public final class EnrolPage {
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final Registry registry;
  private final RateLimit limit = new RateLimit(System::nanoTime);

  /// @param registry answers
  public EnrolPage(Registry registry) {
    this.registry = registry;
  }

  /// With the secret of a claim code: `{"secret": "32 hexadecimal digits", "request": "PEM"}`.
  @PostMapping("/api/enrol/claims/{claim}")
  public ResponseEntity<Map<String, String>> ask(
      @PathVariable String claim, @RequestBody String body, HttpServletRequest from) {
    String address = from.getRemoteAddr();
    if (limit.isReached(address)) {
      return no(429, "too-often");
    }
    return answered(registry.ask(claim, Body.of(body)), address);
  }

  /// With the kiosk's own certificate: `{"request": "PEM"}`.
  @PostMapping("/api/enrol/renewal")
  public ResponseEntity<Map<String, String>> renew(
      @RequestBody String body, HttpServletRequest from) {
    if (!(from.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain)) {
      return no(403, "refused");
    }
    return answered(registry.renew(chain[0], Body.of(body)), from.getRemoteAddr());
  }

  private ResponseEntity<Map<String, String>> answered(Enrolment.Answer answer, String address) {
    return switch (answer) {
      case Enrolment.Answer.Waiting() ->
          ResponseEntity.status(202).body(Map.of("state", "waiting"));
      case Enrolment.Answer.Enrolled(Map<String, String> body) -> ResponseEntity.ok(body);
      case Enrolment.Answer.No(int status, String word, boolean counts) -> {
        if (counts) {
          limit.failed(address);
        }
        yield no(status, word);
      }
    };
  }

  private static ResponseEntity<Map<String, String>> no(int status, String word) {
    return ResponseEntity.status(status).body(Map.of("refused", word));
  }

  /// Says why.
  @ExceptionHandler
  ResponseEntity<Map<String, String>> refused(Refused why) {
    return ResponseEntity.status(why.status())
        .body(Map.of("error", String.valueOf(why.getMessage())));
  }
}
