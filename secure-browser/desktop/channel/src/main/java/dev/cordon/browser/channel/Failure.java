package dev.cordon.browser.channel;

/**
 * Why a page is not shown.
 *
 * @param kind for programs: the name of the problem
 * @param title what was refused or failed, in one line, in the employee's language
 * @param text why, and what to do next
 */
public record Failure(String kind, String title, String text) {}
