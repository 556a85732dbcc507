package tramquet.centre.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/registry/…`: what administrators do; [Door] lets in nobody else. With `?dry=true` nothing
/// stays, and the answer is what it would be. What is refused is answered by `{"error": "…"}`.
@RestController
public final class RegistryPage {
  private static final Map<String, Boolean> DONE = Map.of("done", true);

  private final Registry registry;

  /// @param registry does it
  public RegistryPage(Registry registry) {
    this.registry = registry;
  }

  /// All places, or those of an area.
  @GetMapping("/api/registry/places")
  public List<Places.PlaceRow> places(@RequestParam Optional<String> area) {
    return registry.listPlaces(area);
  }

  /// Adds a place.
  @PostMapping("/api/registry/places")
  public Places.PlaceRow addPlace(
      @RequestBody String body, @RequestParam(defaultValue = "false") boolean dry) {
    return registry.addPlace(Body.of(body), dry);
  }

  /// Moves a place to another area.
  @PostMapping("/api/registry/places/{place}/move")
  public Places.PlaceRow movePlace(
      @PathVariable String place,
      @RequestBody String body,
      @RequestParam(defaultValue = "false") boolean dry) {
    return registry.movePlace(place, Body.of(body), dry);
  }

  /// Closes a place.
  @PostMapping("/api/registry/places/{place}/close")
  public Places.PlaceRow closePlace(
      @PathVariable String place, @RequestParam(defaultValue = "false") boolean dry) {
    return registry.closePlace(place, dry);
  }

  /// The trips of a vehicle, of the last day or of another time. Numbers only.
  @GetMapping("/api/registry/places/{place}/trips")
  public List<Trips.TripRow> trips(
      @PathVariable String place,
      @RequestParam Optional<String> since,
      @RequestParam Optional<String> until) {
    return registry.listTrips(place, since, until);
  }

  /// Adds a lane.
  @PostMapping("/api/registry/places/{place}/lanes")
  public Map<String, Boolean> addLane(
      @PathVariable String place,
      @RequestBody String body,
      @RequestParam(defaultValue = "false") boolean dry) {
    registry.addLane(place, Body.of(body), dry);
    return DONE;
  }

  /// Adds a controller.
  @PostMapping("/api/registry/places/{place}/controllers")
  public Map<String, Boolean> addController(
      @PathVariable String place,
      @RequestBody String body,
      @RequestParam(defaultValue = "false") boolean dry) {
    registry.addController(place, Body.of(body), dry);
    return DONE;
  }

  /// Who may scan for a place.
  @GetMapping("/api/registry/places/{place}/controllers")
  public List<Controllers.ControllerRow> controllers(@PathVariable String place) {
    return registry.listControllers(place);
  }

  /// Removes a controller; its number is in no address, which logs would hold.
  @PostMapping("/api/registry/places/{place}/controllers/remove")
  public Map<String, Boolean> removeController(
      @PathVariable String place,
      @RequestBody String body,
      @RequestParam(defaultValue = "false") boolean dry) {
    registry.removeController(place, Body.of(body), dry);
    return DONE;
  }

  /// All kiosks.
  @GetMapping("/api/registry/kiosks")
  public List<Kiosks.KioskRow> kiosks() {
    return registry.listKiosks();
  }

  /// Makes a claim code.
  @PostMapping("/api/registry/claims")
  public Registry.Made claim(
      @RequestBody String body, @RequestParam(defaultValue = "false") boolean dry) {
    return registry.claim(Body.of(body), dry);
  }

  /// Approves a kiosk.
  @PostMapping("/api/registry/kiosks/{kiosk}/approve")
  public Map<String, Boolean> approve(
      @PathVariable String kiosk,
      @RequestBody String body,
      @RequestParam(defaultValue = "false") boolean dry) {
    registry.approve(kiosk, Body.of(body), dry);
    return DONE;
  }

  /// Revokes a kiosk.
  @PostMapping("/api/registry/kiosks/{kiosk}/revoke")
  public Map<String, Boolean> revoke(
      @PathVariable String kiosk, @RequestParam(defaultValue = "false") boolean dry) {
    registry.revoke(kiosk, dry);
    return DONE;
  }

  /// Revokes a kiosk and makes a code for the one that takes its lane.
  @PostMapping("/api/registry/kiosks/{kiosk}/replace")
  public Registry.Made replace(
      @PathVariable String kiosk,
      @RequestBody String body,
      @RequestParam(defaultValue = "false") boolean dry) {
    return registry.replace(kiosk, Body.of(body), dry);
  }

  /// Says why.
  @ExceptionHandler
  ResponseEntity<Map<String, String>> refused(Refused why) {
    return ResponseEntity.status(why.status())
        .body(Map.of("error", String.valueOf(why.getMessage())));
  }
}
