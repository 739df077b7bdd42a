/** What the modules above the store keep in it besides items; start at {@code Documents}. */
package dev.lodestone.store.document;
