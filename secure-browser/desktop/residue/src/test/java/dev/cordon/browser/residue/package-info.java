@NullMarked
package dev.cordon.browser.residue;

import org.jspecify.annotations.NullMarked;
