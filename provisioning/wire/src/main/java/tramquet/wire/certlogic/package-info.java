/// CertLogic, specification 1.3.2: national rules over a certificate, as data. `CertLogic` is the
/// way in, `Operators` the table of operations; each operation is one file.
package tramquet.wire.certlogic;
