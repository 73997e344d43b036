package dev.cordon.mail.account;

/**
 * A mail account, without its login.
 *
 * @param id in the database
 * @param address the employee's mail address
 * @param name the employee's name as recipients see it; may be empty
 */
public record Account(long id, String address, String name, Server imap, Server smtp) {}
