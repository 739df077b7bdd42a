/**
 * The rules of event source mappings, each with a function that a real process or a real HTTP server runs; start at {@code
 * TriggerTestCase}. {@code docs/lambda-triggers.md} lists the rules with their tests.
 */
package dev.lodestone.server.trigger;
