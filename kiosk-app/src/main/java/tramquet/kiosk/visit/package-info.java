/// The visit log: every record on disk before the light turns green, and kept until the centre says
/// it has it. It is the outbox too; there is no other store.
package tramquet.kiosk.visit;
