/**
 * What the MAM server and a device's client cost together: the server is the jar that people run,
 * in a process of its own; everything goes over TLS. Nothing here is asserted.
 */
@NullMarked
package dev.cordon.bench.server;

import org.jspecify.annotations.NullMarked;
