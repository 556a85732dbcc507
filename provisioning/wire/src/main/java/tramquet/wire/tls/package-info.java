/// TLS with a broker: what a program shows, whom it believes, and when.
package tramquet.wire.tls;
