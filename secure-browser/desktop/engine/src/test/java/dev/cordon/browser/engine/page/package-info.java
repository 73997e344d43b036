/** Tests of the engine's page, without a display. */
@NullMarked
package dev.cordon.browser.engine.page;

import org.jspecify.annotations.NullMarked;
