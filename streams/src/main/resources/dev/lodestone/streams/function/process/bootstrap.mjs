// Runs a handler in Node.js: takes one invocation at a time from the Lambda Runtime API, and answers it there.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import util from 'node:util';
import { Worker } from 'node:worker_threads';

const API = '/2018-06-01/runtime';
const CALLBACK_HANDLERS_END = 24;

/** Lines that begin so are for the process that started this one; they do not get into the log. */
const CONTROL = '\0lodestone:';

const STREAMING = Symbol('a handler that streams its response');

// The standard input ends when the process that started this one is gone, however it went. A thread of its own notices
// that even while the handler leaves the event loop no time.
const watch = new Worker(
    `const { Socket } = require('node:net');
     const end = () => process.kill(process.pid, 'SIGKILL');
     const life = new Socket({ fd: 0, readable: true, writable: false });
     life.on('end', end).on('error', end).on('close', end).resume();`,
    { eval: true, execArgv: [], env: {} });
watch.unref();

/** The invocation under way, or undefined while the function is loaded and between invocations. */
let currentId;

class RuntimeError extends Error {
    constructor(type, message, cause) {
        super(message);
        this.name = type;
        if (cause?.stack) {
            this.stack = cause.stack;
        }
    }
}

// The Runtime API

const [, apiHost, apiPort] = /^(.*):(\d+)$/.exec(process.env.AWS_LAMBDA_RUNTIME_API);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function request(method, resource, headers, body, isRepeated) {
    return new Promise((resolve, reject) => {
        const sent = http.request(
            { agent, host: apiHost, port: apiPort, method, path: API + resource, headers },
            response => {
                const chunks = [];
                response.on('data', chunk => chunks.push(chunk));
                response.on('error', reject);
                response.on('end', () =>
                    resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
            });
        sent.on('error', error => {
            if (sent.reusedSocket && !isRepeated) {
                // The connection had been closed while nothing was sent on it.
                request(method, resource, headers, body, true).then(resolve, reject);
            } else {
                reject(error);
            }
        });
        sent.end(body);
    });
}

function post(resource, text, headers) {
    const body = Buffer.from(text);
    return request('POST', resource, { 'Content-Type': 'application/json', 'Content-Length': body.length, ...headers }, body);
}

function postError(resource, error) {
    const description = describe(error);
    const type = description.errorType.replace(/[^\x21-\x7e]/g, '?');
    return post(resource, JSON.stringify(description), { 'Lambda-Runtime-Function-Error-Type': type });
}

function describe(error) {
    if (util.types.isNativeError(error) || error instanceof Error) {
        return {
            errorType: String(error.name),
            errorMessage: String(error.message),
            trace: String(error.stack).split('\n'),
        };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

// The log

function logged(level, format, values) {
    return `${new Date().toISOString()}\t${currentId}\t${level}\t${util.format(format, ...values)}\n`;
}

function logError(title, error) {
    const { errorType, errorMessage, trace } = describe(error);
    const members = error instanceof Error ? { ...error } : {};
    process.stdout.write(
        logged('ERROR', title, [`\t${JSON.stringify({ errorType, errorMessage, ...members, stack: trace }, null, 0)}`]));
}

const LEVELS = { log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE', fatal: 'FATAL' };
for (const [method, level] of Object.entries(LEVELS)) {
    console[method] = (format, ...values) => process.stdout.write(logged(level, format, values));
}

function control(...words) {
    process.stdout.write(`${CONTROL}${words.join(':')}\n`);
}

// The function

globalThis.awslambda = {
    streamifyResponse(handler) {
        handler[STREAMING] = true;
        return handler;
    },
    HttpResponseStream: {
        from: stream => stream,
    },
};

function isModulePackage(folder) {
    for (let at = folder; ; at = path.dirname(at)) {
        const file = path.join(at, 'package.json');
        if (fs.existsSync(file)) {
            return JSON.parse(fs.readFileSync(file, 'utf8')).type === 'module';
        }
        if (at === path.dirname(at) || path.basename(at) === 'node_modules') {
            return false;
        }
    }
}

function isFile(name) {
    return fs.statSync(name, { throwIfNoEntry: false })?.isFile();
}

async function loadModule(root, folder, name) {
    const place = path.resolve(root, folder, name);
    const file = ['', '.js', '.mjs', '.cjs'].map(extension => place + extension).find(isFile);
    const require = createRequire(path.join(root, 'index.js'));
    if (!file) {
        return require(require.resolve(`./${path.join(folder, name)}`));
    }
    const isModule = file.endsWith('.mjs') || (file.endsWith('.js') && isModulePackage(path.dirname(file)));
    return isModule ? import(pathToFileURL(file).href) : require(file);
}

function isMissing(error) {
    return error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND';
}

async function load(root, handler) {
    const base = path.basename(handler);
    const parts = /^([^.]*)\.(.+)$/.exec(base);
    if (handler.includes('..') || !parts) {
        throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
    }
    let loaded;
    try {
        loaded = await loadModule(root, handler.slice(0, handler.length - base.length), parts[1]);
    } catch (error) {
        if (error instanceof SyntaxError) {
            throw new RuntimeError('Runtime.UserCodeSyntaxError', String(error), error);
        }
        if (isMissing(error)) {
            throw new RuntimeError('Runtime.ImportModuleError', String(error), error);
        }
        throw error;
    }
    const found = parts[2].split('.').reduce((parent, name) => parent?.[name], loaded);
    if (found === undefined || found === null) {
        throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
    }
    if (typeof found !== 'function') {
        throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is not a function`);
    }
    if (found[STREAMING]) {
        throw new RuntimeError(
            'Runtime.StreamingNotSupported', `${handler} streams its response, which is not supported here`);
    }
    if (!takesCallbacks && found.length >= 3) {
        throw new RuntimeError(
            'Runtime.CallbackHandlerDeprecated',
            'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. '
                + 'You need to modify this function to use a supported handler signature to use Node.js 24 or later.');
    }
    return found;
}

const declaredVersion = /nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV);
const takesCallbacks = !declaredVersion || Number(declaredVersion[1]) < CALLBACK_HANDLERS_END;

function contextOf(headers) {
    const deadline = Number(headers['lambda-runtime-deadline-ms']);
    const parsed = name => (headers[name] ? JSON.parse(headers[name]) : undefined);
    return {
        callbackWaitsForEmptyEventLoop: true,
        functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
        functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
        memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
        logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
        logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
        clientContext: parsed('lambda-runtime-client-context'),
        identity: parsed('lambda-runtime-cognito-identity'),
        invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
        awsRequestId: headers['lambda-runtime-aws-request-id'],
        getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
}

/** Called once there is nothing left that the process waits for. */
let whenNothingIsLeft = () => {};
process.on('beforeExit', () => whenNothingIsLeft());

/** The handler's result, whichever way it gives it. */
function run(handler, event, context) {
    return new Promise((resolve, reject) => {
        // A handler that leaves nothing to wait for has ended, even if it has not said so.
        whenNothingIsLeft = () => resolve(null);
        const done = (error, result) => {
            const settle = error === null || error === undefined ? () => resolve(result) : () => reject(error);
            if (context.callbackWaitsForEmptyEventLoop) {
                whenNothingIsLeft = settle;
            } else {
                setImmediate(settle);
            }
        };
        const settleAtOnce = (error, result) => {
            context.callbackWaitsForEmptyEventLoop = false;
            done(error, result);
        };
        if (takesCallbacks) {
            context.done = settleAtOnce;
            context.succeed = result => settleAtOnce(null, result);
            context.fail = error => settleAtOnce(error ?? 'handled');
        }
        const returned = handler(event, context, takesCallbacks ? done : undefined);
        if (typeof returned?.then === 'function') {
            returned.then(resolve, reject);
        } else if (!takesCallbacks) {
            resolve(returned);
        }
    });
}

function serialize(result) {
    try {
        return JSON.stringify(result === undefined ? null : result) ?? 'null';
    } catch (error) {
        throw new Error('Unable to stringify response body', { cause: error });
    }
}

async function answer(handler, invocation) {
    const of = `/invocation/${currentId}`;
    let response;
    try {
        const event = JSON.parse(invocation.body.toString('utf8'));
        response = serialize(await run(handler, event, contextOf(invocation.headers)));
    } catch (error) {
        logError('Invoke Error', error);
        control('end', currentId);
        return postError(`${of}/error`, error);
    } finally {
        whenNothingIsLeft = () => {};
    }
    control('end', currentId);
    return post(`${of}/response`, response);
}

function endsWith(status, title, toError) {
    return reason => {
        const error = toError(reason);
        logError(title, error);
        const told = postError(currentId === undefined ? '/init/error' : `/invocation/${currentId}/error`, error);
        told.catch(() => {}).finally(() => process.exit(status));
    };
}

process.on('uncaughtException', endsWith(129, 'Uncaught Exception', error => error));
process.on('unhandledRejection', endsWith(128, 'Unhandled Promise Rejection', reason =>
    new RuntimeError('Runtime.UnhandledPromiseRejection', String(reason), reason)));

control('runtime', process.version);
let handler;
try {
    handler = await load(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
} catch (error) {
    logError('Uncaught Exception', error);
    await postError('/init/error', error);
    process.exit(1);
}
while (true) {
    const invocation = await request('GET', '/invocation/next', {});
    if (invocation.status !== 200) {
        process.exit(1);
    }
    process.env._X_AMZN_TRACE_ID = invocation.headers['lambda-runtime-trace-id'] ?? '';
    currentId = invocation.headers['lambda-runtime-aws-request-id'];
    await answer(handler, invocation);
    currentId = undefined;
}
