/** Tests of features that run across operations. */
package dev.lodestone.server.feature;
