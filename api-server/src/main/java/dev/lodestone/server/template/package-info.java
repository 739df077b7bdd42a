/**
 * Templates that declare tables, functions and triggers: SAM, CloudFormation, what CDK synthesizes, and the Serverless
 * Framework's. Start at {@link dev.lodestone.server.template.TemplateReader}.
 */
package dev.lodestone.server.template;
