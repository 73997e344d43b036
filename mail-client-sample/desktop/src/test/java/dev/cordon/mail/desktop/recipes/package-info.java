/**
 * The recipes of {@code docs/recipes/}: what stands between the marks of a recipe here stands in
 * its page, word for word, and does what the page says. {@code RecipesTest} compares them.
 */
@NullMarked
package dev.cordon.mail.desktop.recipes;

import org.jspecify.annotations.NullMarked;
