package dev.cordon.mail.desktop.demo.story;

/**
 * A claim that was checked.
 *
 * @param held whether it is true
 * @param claim what should be true
 * @param evidence what was looked at and found
 */
public record Proof(boolean held, String claim, String evidence) {}
