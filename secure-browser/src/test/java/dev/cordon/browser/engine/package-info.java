@NullMarked
package dev.cordon.browser.engine;

import org.jspecify.annotations.NullMarked;
