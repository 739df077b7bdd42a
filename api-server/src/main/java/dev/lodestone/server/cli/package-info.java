/**
 * The command line: its options, and the process that serves until it is told to stop. Start at
 * {@link dev.lodestone.server.cli.LodestoneServer}.
 */
package dev.lodestone.server.cli;
