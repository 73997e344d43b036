/**
 * Whether what shows pages is new enough: an {@link dev.cordon.browser.age.EngineVersion}, read by
 * the app from the engine's own files and never asked of the engine, is judged by the policy's
 * ladder into an {@link dev.cordon.browser.age.EngineJudgement}.
 */
@NullMarked
package dev.cordon.browser.age;

import org.jspecify.annotations.NullMarked;
