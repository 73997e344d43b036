/**
 * The data directory and its first start. {@link dev.cordon.server.setup.DataDirectory} keeps a
 * second server and foreign directories out; {@link dev.cordon.server.setup.FirstStart} builds a
 * whole organisation (keys, root, certificate, first administrator, first policy) beside its final
 * place, tells the secrets once, and then puts it there in one rename: killed at any instant, the
 * next start begins anew.
 */
@NullMarked
package dev.cordon.server.setup;

import org.jspecify.annotations.NullMarked;
