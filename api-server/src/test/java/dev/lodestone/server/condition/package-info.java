/**
 * One condition in every form that the API has for it, against a model that knows nothing of the store: start at {@code
 * ConditionFormsProperties}.
 */
package dev.lodestone.server.condition;
