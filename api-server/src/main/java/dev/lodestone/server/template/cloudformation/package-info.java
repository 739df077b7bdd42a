/**
 * CloudFormation templates: their expressions, and what their resources declare. Start at
 * {@link dev.lodestone.server.template.cloudformation.Stack} and
 * {@link dev.lodestone.server.template.cloudformation.StackReader}.
 */
package dev.lodestone.server.template.cloudformation;
