package dev.cordon.server.log;

/**
 * Where a log ends, or ended.
 *
 * @param number of the last event; 0: there is none
 * @param link the chain's hash after it, in lowercase hex
 */
public record LogHead(long number, String link) {}
