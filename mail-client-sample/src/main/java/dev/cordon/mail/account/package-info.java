/** Mail accounts: the servers and the login, kept in the encrypted database and nowhere else. */
@NullMarked
package dev.cordon.mail.account;

import org.jspecify.annotations.NullMarked;
