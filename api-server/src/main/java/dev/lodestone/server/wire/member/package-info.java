/**
 * Parts of requests and responses that several operations share. Start at
 * {@link dev.lodestone.server.wire.member.ExpressionAttributeMembers}.
 */
package dev.lodestone.server.wire.member;
