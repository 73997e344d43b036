package dev.cordon.mail.store;

/**
 * Our copy of a server's folder.
 *
 * @param id in the database
 * @param account whose it is
 * @param name as the server calls it
 * @param uidValidity the server's UIDVALIDITY under which the UIDs count (RFC 3501, 2.3.1.1)
 */
public record Folder(long id, long account, String name, long uidValidity) {}
