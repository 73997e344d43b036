/**
 * Whether what shows pages is new enough: an {@link dev.cordon.browser.engine.EngineVersion}, read
 * by the app from the engine's own files and never asked of the engine, is judged by the policy's
 * ladder into an {@link dev.cordon.browser.engine.EngineJudgement}.
 */
@NullMarked
package dev.cordon.browser.engine;

import org.jspecify.annotations.NullMarked;
