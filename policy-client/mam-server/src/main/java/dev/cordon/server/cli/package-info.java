/**
 * The command line for administrators. {@link dev.cordon.server.cli.Mam} is its head; each command
 * reads its words, asks the server through {@link dev.cordon.server.cli.AdminApi} (the admin API
 * over TLS, with the pinned key as only trust) and prints tables for people or JSON for scripts.
 * Who is signed in where stands in a {@link dev.cordon.server.cli.Profile}.
 */
@NullMarked
package dev.cordon.server.cli;

import org.jspecify.annotations.NullMarked;
