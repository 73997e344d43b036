/**
 * The reference MAM server, one jar. {@link dev.cordon.server.Main} is its command line: {@code
 * serve} starts it, every other word speaks to a running one. {@link dev.cordon.server.MamServer}
 * starts it inside a program: it locks the data directory, lets {@code setup} make keys, root,
 * certificate and first administrator if there are none, opens the register, and puts the endpoints
 * of {@code device} and {@code admin} behind TLS. From below upward: {@code secret} and {@code
 * files}, {@code keys} and {@code register}, {@code issue} (what the server signs), {@code http}
 * and {@code push}, {@code device} and {@code admin}.
 */
@NullMarked
package dev.cordon.server;

import org.jspecify.annotations.NullMarked;
