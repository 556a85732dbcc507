package tramquet.centre.registry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Which address leads where: what others reach by HTTPS is enrolment and, with the token of an
/// administrator, the registry, and nothing else; the rest is for this machine, by HTTP on
/// loopback.
public final class Door extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";

  /// A certificate request and its frame have a tenth of this.
  private static final long MOST_BYTES = 32_768;

  private final Registry registry;
  private final RateLimit limit = new RateLimit(System::nanoTime);

  /// @param registry knows the administrators
  public Door(Registry registry) {
    this.registry = registry;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getServletPath();
    boolean outside = path.startsWith("/api/enrol/") || path.startsWith("/api/registry/");
    if (request.isSecure() != outside) {
      answer(response, HttpServletResponse.SC_NOT_FOUND, "nothing is here");
    } else if (outside && !isBounded(request)) {
      answer(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "too long");
    } else if (!path.startsWith("/api/registry/")) {
      chain.doFilter(request, response);
    } else {
      administer(request, response, chain);
    }
  }

  private void administer(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean known;
    try {
      known = isAdministrator(request);
    } catch (DataAccessException e) {
      // Neither known nor unknown: a token that is refused would be drawn anew for nothing.
      answer(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "the centre's database does not answer");
      return;
    }
    if (known) {
      chain.doFilter(request, response);
    } else {
      answer(response, HttpServletResponse.SC_UNAUTHORIZED, "this token is not known");
    }
  }

  private static boolean isBounded(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return "GET".equals(request.getMethod()) || (length >= 0 && length <= MOST_BYTES);
  }

  private boolean isAdministrator(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    Optional<String> known =
        limit.isReached(address)
            ? Optional.empty()
            : Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> registry.administrator(header.substring(BEARER.length())));
    if (known.isEmpty()) {
      limit.failed(address);
    }
    return known.isPresent();
  }

  private static void answer(HttpServletResponse response, int status, String why)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getWriter().write("{\"error\":\"" + why + "\"}");
  }
}
