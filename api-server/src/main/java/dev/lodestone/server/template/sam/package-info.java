/**
 * The Serverless Application Model, made CloudFormation of. Start at
 * {@link dev.lodestone.server.template.sam.SamTransform}.
 */
package dev.lodestone.server.template.sam;
