package dev.cordon.server.issue;

/**
 * The organisation.
 *
 * @param id lowercase hex SHA-256 of the payload of its root version 1
 */
public record Tenant(String id) {}
