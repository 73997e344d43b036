/** Shadows of what the engine would play and of the fonts that it would write to the disk. */
@NullMarked
package com.sun.javafx.webkit.prism;

import org.jspecify.annotations.NullMarked;
