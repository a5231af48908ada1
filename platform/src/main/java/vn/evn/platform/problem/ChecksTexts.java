package vn.evn.platform.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a body whose resource finds the texts that no database can keep itself, so that it can name
 * them together with every other fault. Without it {@link BodyReading} refuses such a body first.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ChecksTexts {}
