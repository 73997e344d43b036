/** A door into the engine's own package, for what it keeps to itself. */
@NullMarked
package javafx.scene.web;

import org.jspecify.annotations.NullMarked;
