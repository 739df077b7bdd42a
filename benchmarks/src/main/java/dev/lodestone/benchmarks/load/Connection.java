package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection to a server with one request under way at a time. Belongs to one load thread. */
final class Connection {

    private final Load load;
    private final Exchange exchange;
    private final ResponseReader response = new ResponseReader();

    private ByteBuffer request;
    private SocketChannel channel;
    private SelectionKey key;
    private long sentAt;

    Connection(Load load, int number) throws IOException {
        this.load = load;
        this.exchange = load.operation().exchange(load, number);
    }

    void open(Selector selector) throws IOException {
        channel = SocketChannel.open(load.endpoint().address());
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    void send() throws IOException {
        request = exchange.next();
        response.reset();
        sentAt = System.nanoTime();
        write();
    }

    /** Writes on; only a request larger than the socket's buffer does not go out at once. */
    void write() throws IOException {
        channel.write(request);
        int wanted = request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** Reads what is there and tells whether the answer is complete; {@code buffer} is free to use. */
    boolean read(ByteBuffer buffer) throws IOException {
        while (true) {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                throw new MalformedResponseException("the server closed the connection before it answered");
            }
            if (response.accept(buffer.flip())) {
                return true;
            }
            if (count < buffer.capacity()) {
                return false;
            }
        }
    }

    /** When the request was sent that is answered or under way. */
    long sentAt() {
        return sentAt;
    }

    /** What is wrong with the answer that is complete, or null. */
    String error() {
        if (response.status() != 200) {
            return "status " + response.status() + " " + response.body();
        }
        return exchange.take(response);
    }

    /** For how many operations the answer counts that is complete and right. */
    int counted() {
        return exchange.counted();
    }
}
