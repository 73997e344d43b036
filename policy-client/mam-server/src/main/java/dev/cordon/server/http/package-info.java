/**
 * HTTP over TLS, nothing else. {@link dev.cordon.server.http.HttpsListener} listens; {@link
 * dev.cordon.server.http.Routes} finds the {@link dev.cordon.server.http.Endpoint} for a path and
 * method, reads the bounded JSON body into a {@link dev.cordon.server.http.Call} and writes the
 * {@link dev.cordon.server.http.Answer}. What an endpoint throws as {@link
 * dev.cordon.server.http.Refused} leaves as a problem document (RFC 9457); any other exception
 * leaves as status 500 without a word about its cause.
 */
@NullMarked
package dev.cordon.server.http;

import org.jspecify.annotations.NullMarked;
