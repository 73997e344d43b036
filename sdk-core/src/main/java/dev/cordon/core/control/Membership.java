package dev.cordon.core.control;

import java.net.URI;

/**
 * Whom the container belongs to.
 *
 * @param enrolment the id that the server gave this container
 * @param tenant the organisation: hex SHA-256 of its first root document
 * @param server the MAM server
 * @param tlsPin {@code sha256/} and the Base64 SHA-256 of the server's SubjectPublicKeyInfo
 */
public record Membership(String enrolment, String tenant, URI server, String tlsPin) {}
