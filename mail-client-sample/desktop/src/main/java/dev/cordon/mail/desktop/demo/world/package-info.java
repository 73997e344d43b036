/**
 * The world around the work container in the demo, all real and all on loopback: the organisation's
 * MAM server as a process of its own and its command line, a mail server, an intranet, and a
 * private phone with personal files on it.
 */
@NullMarked
package dev.cordon.mail.desktop.demo.world;

import org.jspecify.annotations.NullMarked;
