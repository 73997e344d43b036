package dev.cordon.mail.desktop.demo;

import dev.cordon.core.Container;
import dev.cordon.mail.desktop.demo.proof.Canaries;
import dev.cordon.mail.desktop.demo.story.Story;
import dev.cordon.mail.desktop.demo.world.Administrator;
import dev.cordon.mail.desktop.demo.world.Mailbox;
import dev.cordon.mail.desktop.demo.world.Office;
import dev.cordon.mail.desktop.demo.world.Phone;
import dev.cordon.policy.PolicyClient;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everybody and everything on the stage.
 *
 * @param story who tells it
 * @param phone the private phone
 * @param container the work container on it
 * @param client its line to the organisation
 * @param administrator at the command line
 * @param office mail and intranet; empty if the mailbox is on a server of the user's
 * @param mailbox where the employee's mail is
 * @param letters the folder of mails that the office delivered
 * @param canaries pieces of work content to look for on the disk
 */
record Scene(
    Story story,
    Phone phone,
    Container container,
    PolicyClient client,
    Administrator administrator,
    Optional<Office> office,
    Mailbox mailbox,
    Path letters,
    Canaries canaries) {}
