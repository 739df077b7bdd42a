/** Lodestone in JUnit Jupiter; start at {@link dev.lodestone.testkit.junit.LodestoneTest}. */
package dev.lodestone.testkit.junit;
