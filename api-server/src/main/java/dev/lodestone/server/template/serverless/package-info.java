/**
 * The Serverless Framework's {@code serverless.yml}: its variables, and CloudFormation made of it. Start at
 * {@link dev.lodestone.server.template.serverless.ServerlessService}.
 */
package dev.lodestone.server.template.serverless;
