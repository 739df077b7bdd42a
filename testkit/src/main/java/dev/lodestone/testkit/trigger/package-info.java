/** Handlers in the process of a test that get the changes of tables; start at {@link dev.lodestone.testkit.trigger.Triggers}. */
package dev.lodestone.testkit.trigger;
