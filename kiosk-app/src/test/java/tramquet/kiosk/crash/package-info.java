/// The visit log after power cuts: what it wrote is recorded call by call, and every disk that a
/// cut could have left is opened and checked. See decision 0051.
package tramquet.kiosk.crash;
