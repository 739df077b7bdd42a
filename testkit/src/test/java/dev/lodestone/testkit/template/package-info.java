/** Tests of templates that a store is made from. */
package dev.lodestone.testkit.template;
