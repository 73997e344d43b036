@NullMarked
package dev.cordon.browser.age;

import org.jspecify.annotations.NullMarked;
