@NullMarked
package dev.cordon.browser.access;

import org.jspecify.annotations.NullMarked;
