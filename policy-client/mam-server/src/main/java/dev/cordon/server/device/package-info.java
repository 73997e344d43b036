/**
 * What devices ask. Each request is an envelope signed by the device; {@link
 * dev.cordon.server.device.DeviceRequests} finds the device by the key that signed, checks
 * signature, freshness and nonce, and only then is anything in it believed. {@link
 * dev.cordon.server.device.Answers} puts together what a device lacks, under a signed state that
 * names all it must have. TLS authenticates no device, so that a proxy in between changes nothing.
 */
@NullMarked
package dev.cordon.server.device;

import org.jspecify.annotations.NullMarked;
