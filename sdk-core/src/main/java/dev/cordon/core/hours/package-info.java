/**
 * Working hours. {@link dev.cordon.core.hours.WorkWeek} turns the policy's weekly windows into
 * moments by the clock of their zone; {@link dev.cordon.core.hours.Timetable} says whether it is
 * work now, by a time that nobody can set, and counts emergency accesses. The container asks it
 * whenever it says where it is in its life.
 */
@NullMarked
package dev.cordon.core.hours;

import org.jspecify.annotations.NullMarked;
