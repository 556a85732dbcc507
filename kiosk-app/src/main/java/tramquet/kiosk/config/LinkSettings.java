package tramquet.kiosk.config;

import static tramquet.kiosk.config.Setting.optional;
import static tramquet.kiosk.config.Setting.required;
import static tramquet.kiosk.config.Setting.setting;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Keys of the ways to brokers, and of whom the kiosk believes.
final class LinkSettings {
  static final Setting<URI> BROKER =
      optional(
          "uplink",
          "broker",
          "ssl://broker.example.vn:8883",
          Kinds.address("tcp", "ssl"),
          "MQTT 5 broker; without one the kiosk works alone and keeps its records. ssl needs"
              + " [tls]");
  static final Setting<Duration> RESEND_AFTER =
      setting(
          "uplink",
          "resend_after",
          "60 s",
          Kinds.duration("1 s", "1 h"),
          "how long an unacknowledged record waits before it is sent again");

  static final Setting<Path> TLS_CA =
      optional(
          "tls",
          "ca",
          "tls/ca.pem",
          Kinds.path(),
          "certificates of the authorities that issue those of the brokers; no other is believed");
  static final Setting<Path> TLS_CERTIFICATE =
      optional(
          "tls",
          "certificate",
          "tls/kiosk.pem",
          Kinds.path(),
          "certificate of this kiosk, then those between it and its authority");
  static final Setting<Path> TLS_KEY =
      optional(
          "tls",
          "key",
          "tls/kiosk.key",
          Kinds.path(),
          "secret key of that certificate: PKCS#8 in PEM, not encrypted, mode 600");

  static final Setting<Path> AUTHORITY =
      required(
          "keys",
          "authority",
          "keys/authority.pub",
          Kinds.path(),
          "public sealing key of the authority");
  static final Setting<Path> VIEW =
      required(
          "keys", "view", "keys/view.pub", Kinds.path(), "public sealing key of the place view");
  static final Setting<Path> PACK_KEY =
      optional(
          "keys",
          "pack",
          "keys/pack.pub",
          Kinds.path(),
          "public key that signs packs; without one no pack is believed");
  static final Setting<Path> ORDERS_KEY =
      optional(
          "keys",
          "orders",
          "keys/order.pub",
          Kinds.path(),
          "public key that signs staff codes and commands; without one nobody is obeyed");

  static final Setting<String> PLACE =
      optional(
          "place",
          "name",
          "ben-xe-7",
          Kinds.text("3 to 32 of a-z, 0-9 and -", "[a-z0-9-]{3,32}"),
          "name that the kiosks of one place share; they tell each other who went in and out");
  static final Setting<URI> PLACE_BROKER =
      optional(
          "place",
          "broker",
          "tcp://10.0.0.2:1883",
          Kinds.address("tcp", "ssl"),
          "MQTT 5 broker in the place; while it is away each lane goes by what it saw itself");
  static final Setting<Path> PLACE_KEY =
      optional(
          "place",
          "key",
          "keys/place.key",
          Kinds.path(),
          "secret file that the kiosks of the place share: 32 random bytes in hex or base64");

  static final Setting<List<Path>> PERSONAL_CODES =
      setting(
          "trust",
          "personal_codes",
          List.of(),
          Kinds.paths(),
          "public keys or certificates of issuers of personal codes");
  static final Setting<List<Path>> CERTIFICATES =
      setting(
          "trust",
          "certificates",
          List.of(),
          Kinds.paths(),
          "public keys or certificates of issuers of health certificates");
  static final Setting<Path> TRUST_LIST =
      optional(
          "trust", "list", "trust.pack", Kinds.path(), "signed list of more issuers of both kinds");

  static final Setting<Path> REVOCATIONS =
      optional(
          "revocations",
          "file",
          "revocations.pack",
          Kinds.path(),
          "signed list of codes that no longer count");

  static final Setting<Path> WATCH_LIST =
      optional(
          "watch_list",
          "file",
          "watch-list.bin",
          Kinds.path(),
          "signed list of people to stop; without one nobody is on it");

  /// In the order of the printed sample.
  static final List<Setting<?>> ALL =
      List.of(
          BROKER,
          RESEND_AFTER,
          TLS_CA,
          TLS_CERTIFICATE,
          TLS_KEY,
          PLACE,
          PLACE_BROKER,
          PLACE_KEY,
          AUTHORITY,
          VIEW,
          PACK_KEY,
          ORDERS_KEY,
          PERSONAL_CODES,
          CERTIFICATES,
          TRUST_LIST,
          REVOCATIONS,
          WATCH_LIST);

  /// What this kiosk shows brokers, and whom it believes.
  static final List<Setting<Path>> OF_TLS = List.of(TLS_CA, TLS_CERTIFICATE, TLS_KEY);

  private LinkSettings() {}
}
