/// The configuration: one TOML file. Every key stands once, in `Settings`, with its unit, range,
/// default and meaning; reading, checking and the printed sample all come from there.
package tramquet.kiosk.config;
