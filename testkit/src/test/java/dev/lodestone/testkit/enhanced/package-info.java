/** The AWS SDK's enhanced client on a store in this process; start at {@code EnhancedClientTest}. */
package dev.lodestone.testkit.enhanced;
