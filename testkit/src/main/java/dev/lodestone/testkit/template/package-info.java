/** Templates that a store is made from; start at {@link dev.lodestone.testkit.template.Template}. */
package dev.lodestone.testkit.template;
