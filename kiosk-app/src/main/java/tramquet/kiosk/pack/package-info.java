/// Keys and packs as files: read, verified, and only then believed.
package tramquet.kiosk.pack;
