/** Tests of reading templates; what they declare is deployed in {@code deploy}. */
package dev.lodestone.server.template;
