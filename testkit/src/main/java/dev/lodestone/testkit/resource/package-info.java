/** Files and resources that tests name; start at {@link dev.lodestone.testkit.resource.NamedResource}. */
package dev.lodestone.testkit.resource;
