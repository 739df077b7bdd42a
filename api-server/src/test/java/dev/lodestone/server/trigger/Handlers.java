package dev.lodestone.server.trigger;

/** The source of functions that ask a {@link ControlServer} what to do, at the address in their variable {@code CONTROL}. */
final class Handlers {
    static final String NODE = """
            const http = require('node:http');

            function ask(event, context) {
                return new Promise((resolve, reject) => {
                    const options = { method: 'POST', headers: { 'X-Request-Id': context.awsRequestId } };
                    const sent = http.request(process.env.CONTROL + context.functionName, options, response => {
                        const chunks = [];
                        response.on('data', chunk => chunks.push(chunk));
                        response.on('error', reject);
                        response.on('end', () =>
                            resolve({ then: response.headers['x-then'], body: Buffer.concat(chunks).toString() }));
                    });
                    sent.on('error', reject);
                    sent.end(JSON.stringify(event));
                });
            }

            exports.handler = async (event, context) => {
                const told = await ask(event, context);
                switch (told.then) {
                    case 'throw': throw new Error(JSON.parse(told.body).errorMessage);
                    case 'exit': return process.exit(3);
                    case 'nothing': return undefined;
                    default: return JSON.parse(told.body);
                }
            };
            """;

    static final String PYTHON = """
            import json
            import os
            import urllib.request


            def handler(event, context):
                request = urllib.request.Request(
                    os.environ['CONTROL'] + context.function_name,
                    json.dumps(event, separators=(',', ':'), ensure_ascii=False).encode(),
                    {'X-Request-Id': context.aws_request_id})
                with urllib.request.urlopen(request) as response:
                    then = response.headers['X-Then']
                    body = response.read()
                if then == 'throw':
                    raise ValueError(json.loads(body)['errorMessage'])
                if then == 'exit':
                    os._exit(3)
                if then == 'nothing':
                    return
                return json.loads(body)
            """;

    /** An executable that speaks the Runtime API itself, and so passes events and answers on byte by byte. */
    static final String BOOTSTRAP = """
            #!/usr/bin/env python3
            import os
            import urllib.request

            API = 'http://' + os.environ['AWS_LAMBDA_RUNTIME_API'] + '/2018-06-01/runtime/invocation/'

            while True:
                with urllib.request.urlopen(API + 'next') as invocation:
                    id = invocation.headers['Lambda-Runtime-Aws-Request-Id']
                    event = invocation.read()
                control = os.environ['CONTROL'] + os.environ['AWS_LAMBDA_FUNCTION_NAME']
                asked = urllib.request.Request(control, event, {'X-Request-Id': id})
                with urllib.request.urlopen(asked) as response:
                    then = response.headers['X-Then']
                    body = response.read()
                outcome = '/error' if then == 'throw' else '/response'
                urllib.request.urlopen(urllib.request.Request(API + id + outcome, body)).close()
            """;

    /** A class {@code App} for the library of events, which reports the records that it is told to. */
    static final String JAVA = """
            import com.amazonaws.services.lambda.runtime.Context;
            import com.amazonaws.services.lambda.runtime.RequestHandler;
            import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
            import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;
            import java.util.ArrayList;
            import java.util.List;

            public class App implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
                @Override
                public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
                    List<String> records = new ArrayList<>();
                    for (DynamodbEvent.DynamodbStreamRecord record : event.getRecords()) {
                        String id = record.getDynamodb().getKeys().get("pk").getS();
                        long millis = record.getDynamodb().getApproximateCreationDateTime().getTime();
                        records.add("{\\"millis\\":" + millis + ",\\"dynamodb\\":{\\"Keys\\":{\\"pk\\":{\\"S\\":\\"" + id
                                + "\\"}},\\"SequenceNumber\\":\\""
                                + record.getDynamodb().getSequenceNumber() + "\\"}}");
                    }
                    String told = ask("{\\"Records\\":[" + String.join(",", records) + "]}", context);
                    List<StreamsEventResponse.BatchItemFailure> failures = new ArrayList<>();
                    for (DynamodbEvent.DynamodbStreamRecord record : event.getRecords()) {
                        if (told.contains("\\"" + record.getDynamodb().getSequenceNumber() + "\\"")) {
                            failures.add(new StreamsEventResponse.BatchItemFailure(record.getDynamodb().getSequenceNumber()));
                        }
                    }
                    return new StreamsEventResponse(failures);
                }

                private static String ask(String event, Context context) {
                    HttpRequest request = HttpRequest.newBuilder(
                                    URI.create(System.getenv("CONTROL") + context.getFunctionName()))
                            .header("X-Request-Id", context.getAwsRequestId())
                            .POST(HttpRequest.BodyPublishers.ofString(event))
                            .build();
                    try {
                        HttpResponse<String> response =
                                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                        if (response.headers().firstValue("X-Then").orElse("").equals("throw")) {
                            throw new IllegalStateException(response.body());
                        }
                        return response.body();
                    } catch (java.io.IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    private Handlers() {}
}
