package tramquet.kiosk.visit;

import java.util.List;

/// The writer's answer to drafts that were handed in together.
///
/// @param drafts as handed in
/// @param outcome whether they are on disk
public record Written(List<Draft> drafts, Appended outcome) {

  /// Copies the list.
  public Written {
    drafts = List.copyOf(drafts);
  }
}
