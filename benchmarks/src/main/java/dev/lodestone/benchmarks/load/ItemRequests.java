package dev.lodestone.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.List;

/** One request again and again, each time for other items. */
final class ItemRequests implements Exchange {

    /** The answers whose bodies are looked at: the first, and then one of so many. */
    private static final int BODIES_PER_CHECK = 64;

    private static final int OWNERS = 1000;

    private final Load load;
    private final RequestTemplate template;
    private final ByteBuffer request;
    private final ItemChoice choice;
    private final int[] itemNumbers;
    private int untilCheck;

    ItemRequests(Load load, int number) {
        this.load = load;
        this.template = load.operation().template(load.endpoint(), load.data());
        this.request = template.buffer();
        this.choice = new ItemChoice(number, load.connections(), load.data().items());
        this.itemNumbers = new int[load.operation().items()];
    }

    @Override
    public ByteBuffer next() {
        choice.choose(itemNumbers);
        template.patch(request, itemNumbers, choice.below(OWNERS));
        return request.clear();
    }

    @Override
    public String take(ResponseReader answer) {
        if (untilCheck-- > 0) {
            return null;
        }
        untilCheck = BODIES_PER_CHECK - 1;
        String body = answer.body();
        List<String> wanted = load.operation().answerHolds(load.data(), itemNumbers);
        for (String text : wanted) {
            if (!body.contains(text)) {
                return "an answer without " + text + ": " + body;
            }
        }
        return null;
    }

    @Override
    public int counted() {
        return 1;
    }
}
