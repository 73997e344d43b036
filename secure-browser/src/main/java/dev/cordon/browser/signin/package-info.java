/**
 * HTTP authentication: the app's {@link dev.cordon.browser.signin.SignIns} asks the employee, and
 * the answer stays in the session's memory for the server and realm that it was given for.
 */
@NullMarked
package dev.cordon.browser.signin;

import org.jspecify.annotations.NullMarked;
