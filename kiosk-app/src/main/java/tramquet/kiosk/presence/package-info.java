/// Who is inside, and since when: what this lane and its neighbours remember of passages. People
/// are known by tags, in memory only.
package tramquet.kiosk.presence;
