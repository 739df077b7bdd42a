/** The codecs of the operations on tags. Start at {@link dev.lodestone.server.wire.tag.TagCodecs}. */
package dev.lodestone.server.wire.tag;
