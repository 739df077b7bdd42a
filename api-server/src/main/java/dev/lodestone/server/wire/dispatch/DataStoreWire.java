package dev.lodestone.server.wire.dispatch;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.WireService;
import dev.lodestone.server.wire.batch.BatchCodecs;
import dev.lodestone.server.wire.item.ItemCodecs;
import dev.lodestone.server.wire.json.BodyBuffer;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.partiql.PartiQlCodecs;
import dev.lodestone.server.wire.query.QueryCodecs;
import dev.lodestone.server.wire.stream.StreamCodecs;
import dev.lodestone.server.wire.table.TableCodecs;
import dev.lodestone.server.wire.tag.TagCodecs;
import dev.lodestone.server.wire.transaction.TransactionCodecs;
import dev.lodestone.server.wire.ttl.TtlCodecs;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.fault.ConnectionLostException;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Request;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The wire of a {@link DataStore}: finds the operation that a request names, reads, runs and answers it. Thread-safe. */
public final class DataStoreWire implements WireService {
    /** The answer of an operation without an output. */
    private static final WireResponse NO_OUTPUT = new WireResponse(200, new byte[0], 0);

    private final DataStore store;
    private final ScopeResolver scopes;
    private final boolean writesWait;
    private final Map<String, OperationCodec<?, ?>> codecs = new HashMap<>();
    private final Map<ApiOperation, RecentDuration> pages = new EnumMap<>(ApiOperation.class);

    /**
     * The wire of a store.
     *
     * @param durability what the store's commits wait for, on which it depends whether writes are brief
     */
    public DataStoreWire(DataStore store, ScopeResolver scopes, Durability durability) {
        this.store = store;
        this.scopes = scopes;
        this.writesWait = durability == Durability.SYNC;
        families().forEach(this::add);
    }

    private static List<List<OperationCodec<?, ?>>> families() {
        return List.of(
                BatchCodecs.all(),
                ItemCodecs.all(),
                PartiQlCodecs.all(),
                QueryCodecs.all(),
                StreamCodecs.all(),
                TableCodecs.all(),
                TagCodecs.all(),
                TransactionCodecs.all(),
                TtlCodecs.all());
    }

    private void add(List<OperationCodec<?, ?>> family) {
        for (OperationCodec<?, ?> codec : family) {
            codecs.put(codec.operation().target(), codec);
            if (codec.operation().work() == ApiOperation.Work.PAGE) {
                pages.put(codec.operation(), new RecentDuration());
            }
        }
    }

    @Override
    public boolean isBrief(String target) {
        // A fault may keep a request waiting.
        return store.faults().isEmpty() && isUsuallyBrief(target);
    }

    private boolean isUsuallyBrief(String target) {
        OperationCodec<?, ?> codec = codecs.get(target);
        ApiOperation.Work work =
                codec == null ? ApiOperation.Work.BRIEF_READ : codec.operation().work();
        return switch (work) {
            case BRIEF_READ -> true;
            case BRIEF_WRITE -> !writesWait;
            case PAGE -> pages.get(codec.operation()).isBrief();
            case LONG -> false;
        };
    }

    @Override
    public WireResponse answer(WireRequest request) {
        try {
            OperationCodec<?, ?> codec = codec(request);
            RequestScope scope = scope(request);
            RecentDuration duration = pages.get(codec.operation());
            return duration == null ? run(codec, request, scope) : timed(codec, request, scope, duration);
        } catch (ConnectionLostException lost) {
            return WireResponse.LOST;
        } catch (DynamoDbException refusal) {
            if (refusal.type().httpStatus() >= 500) {
                log().log(System.Logger.Level.ERROR, request.target() + " failed", refusal);
            }
            return ErrorBody.of(refusal);
        } catch (RuntimeException | StackOverflowError failure) {
            log().log(System.Logger.Level.ERROR, request.target() + " failed", failure);
            return ErrorBody.of(DynamoDbException.internal(failure));
        }
    }

    private OperationCodec<?, ?> codec(WireRequest request) {
        OperationCodec<?, ?> codec = codecs.get(request.target());
        if (codec == null) {
            throw refusalOf(request, DynamoDbException.unknownOperation());
        }
        return codec;
    }

    /** Whose tables the request speaks of; a request of this process needs no signature to say so. */
    private RequestScope scope(WireRequest request) {
        if (request.signature() == null) {
            return scopes.scope(null);
        }
        try {
            return scopes.scope(SignatureCheck.authorization(request.signature()));
        } catch (DynamoDbException refusal) {
            throw refusalOf(request, refusal);
        }
    }

    /** The service looks for JSON in the body, if there is one, before it looks at the operation and the signature. */
    private static DynamoDbException refusalOf(WireRequest request, DynamoDbException refusal) {
        if (request.length() > 0) {
            RequestReader.checkIsJson(request.body(), request.offset(), request.length());
        }
        return refusal;
    }

    private WireResponse timed(
            OperationCodec<?, ?> codec, WireRequest request, RequestScope scope, RecentDuration duration) {
        long start = System.nanoTime();
        WireResponse response = run(codec, request, scope);
        duration.add(System.nanoTime() - start);
        return response;
    }

    private <Q extends Request<R>, R> WireResponse run(
            OperationCodec<Q, R> codec, WireRequest request, RequestScope scope) {
        Q typed = read(codec, request);
        R response = store.call(typed, scope);
        if (!codec.hasOutput()) {
            return NO_OUTPUT;
        }
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            codec.write(response, out);
            out.endObject();
            BodyBuffer body = out.finish();
            return new WireResponse(200, body.array(), body.size());
        }
    }

    private static <Q extends Request<?>> Q read(OperationCodec<Q, ?> codec, WireRequest request) {
        try (RequestReader in = new RequestReader(request.body(), request.offset(), request.length())) {
            Q typed = codec.read(in, request);
            in.end();
            return typed;
        }
    }

    /** Made when there is something to say: the logging of the platform takes longer to start than a store in memory. */
    private static System.Logger log() {
        return System.getLogger(DataStoreWire.class.getName());
    }
}
