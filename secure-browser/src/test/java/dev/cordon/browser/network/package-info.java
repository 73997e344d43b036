@NullMarked
package dev.cordon.browser.network;

import org.jspecify.annotations.NullMarked;
