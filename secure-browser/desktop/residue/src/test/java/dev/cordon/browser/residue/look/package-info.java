@NullMarked
package dev.cordon.browser.residue.look;

import org.jspecify.annotations.NullMarked;
