/** The API of Lambda: event source mappings, functions, calls; start at {@code LambdaApi}, a class of routes per subject. */
package dev.lodestone.server.lambda.api;
