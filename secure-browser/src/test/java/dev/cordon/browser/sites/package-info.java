@NullMarked
package dev.cordon.browser.sites;

import org.jspecify.annotations.NullMarked;
