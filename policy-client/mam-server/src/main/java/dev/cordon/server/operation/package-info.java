/**
 * What whoever runs the server needs. {@link dev.cordon.server.operation.Settings} takes options
 * from the environment and a file; {@link dev.cordon.server.operation.Readiness} says whether
 * requests should be sent here, {@link dev.cordon.server.operation.Figures} counts, {@link
 * dev.cordon.server.operation.OperationPages} shows both to the machine; {@link
 * dev.cordon.server.operation.Logs} writes lines of JSON; {@link
 * dev.cordon.server.operation.TlsWatch} takes up renewed certificates. None of it names a person, a
 * device, an organisation or a network address.
 */
@NullMarked
package dev.cordon.server.operation;

import org.jspecify.annotations.NullMarked;
