package dev.cordon.core.control;

/**
 * A signed receipt that the server has not acknowledged yet.
 *
 * @param id the receipt's id
 * @param envelope the signed envelope, JSON
 */
public record Outgoing(String id, String envelope) {}
