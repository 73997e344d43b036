@NullMarked
package dev.cordon.browser.residue.canary;

import org.jspecify.annotations.NullMarked;
