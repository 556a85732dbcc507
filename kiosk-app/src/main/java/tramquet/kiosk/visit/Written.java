package tramquet.kiosk.visit;

/// The writer's answer to one draft.
///
/// @param draft as handed in
/// @param outcome whether it is on disk
public record Written(Draft draft, Appended outcome) {}
