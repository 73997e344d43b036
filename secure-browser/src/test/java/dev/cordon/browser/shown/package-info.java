@NullMarked
package dev.cordon.browser.shown;

import org.jspecify.annotations.NullMarked;
