package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/** One connection to a server with one request under way at a time. Belongs to one load thread. */
final class Connection {

    /** The answers whose bodies are looked at: the first, and then one of so many. */
    private static final int BODIES_PER_CHECK = 64;

    private static final int OWNERS = 1000;

    private final Load load;
    private final RequestTemplate template;
    private final ByteBuffer request;
    private final ItemChoice choice;
    private final int[] itemNumbers;
    private final ResponseReader response = new ResponseReader();

    private SocketChannel channel;
    private SelectionKey key;
    private long sentAt;
    private int untilCheck;

    Connection(Load load, int number) {
        this.load = load;
        this.template = load.operation().template(load.endpoint(), load.data());
        this.request = template.buffer();
        this.choice = new ItemChoice(number, load.connections(), load.data().items());
        this.itemNumbers = new int[load.operation().items()];
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
        choice.choose(itemNumbers);
        template.patch(request, itemNumbers, choice.below(OWNERS));
        request.clear();
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
        if (untilCheck-- > 0) {
            return null;
        }
        untilCheck = BODIES_PER_CHECK - 1;
        String body = response.body();
        List<String> wanted = load.operation().answerHolds(load.data(), itemNumbers);
        for (String text : wanted) {
            if (!body.contains(text)) {
                return "an answer without " + text + ": " + body;
            }
        }
        return null;
    }
}
