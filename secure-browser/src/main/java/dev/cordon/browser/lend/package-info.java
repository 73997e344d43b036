/**
 * Files for the engine. What the employee chose by the app's own picker ({@link
 * dev.cordon.browser.lend.UploadSource}) and what the viewer is to show is lent under an
 * unguessable handle ({@link dev.cordon.browser.lend.LentFiles}), by which bytes are read for as
 * long as the session lives and the container is open.
 */
@NullMarked
package dev.cordon.browser.lend;

import org.jspecify.annotations.NullMarked;
