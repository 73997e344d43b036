/** The demo's report: one HTML file that needs nothing else, to keep or to send on. */
@NullMarked
package dev.cordon.mail.desktop.demo.report;

import org.jspecify.annotations.NullMarked;
