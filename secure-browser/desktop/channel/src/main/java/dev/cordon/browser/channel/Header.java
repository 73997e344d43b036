package dev.cordon.browser.channel;

/** One field of an HTTP message (RFC 9110, section 5). */
public record Header(String name, String value) {}
