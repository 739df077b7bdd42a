/**
 * Makes a store have what templates declare, at the start and whenever their files change. Start at
 * {@link dev.lodestone.server.template.deploy.TemplateDeployment}.
 */
package dev.lodestone.server.template.deploy;
