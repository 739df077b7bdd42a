"""Runs a handler in Python: takes one invocation at a time from the Lambda Runtime API, and answers it there.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""
import http.client
import importlib
import json
import logging
import os
import sys
import threading
import time
import traceback

API = "/2018-06-01/runtime"

# Lines that begin so are for the process that started this one; they do not get into the log.
CONTROL = "\0lodestone:"


class RuntimeFault(Exception):
    """What is wrong with the function, not within it."""

    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.trace = list(trace)


def watch_parent():
    """Ends this process when the one that started it is gone, which ends the standard input."""
    life = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)

    def wait():
        try:
            while os.read(life, 1):
                pass
        finally:
            os._exit(1)

    threading.Thread(target=wait, name="parent", daemon=True).start()


class RuntimeApi:
    def __init__(self, address):
        host, port = address.rsplit(":", 1)
        self.connection = http.client.HTTPConnection(host, int(port))

    def request(self, method, resource, body=None, headers=None):
        try:
            return self.once(method, resource, body, headers or {})
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The connection had been closed while nothing was sent on it.
            self.connection.close()
            return self.once(method, resource, body, headers or {})

    def once(self, method, resource, body, headers):
        self.connection.request(method, API + resource, body, headers)
        response = self.connection.getresponse()
        return response.status, response.headers, response.read()

    def next(self):
        return self.request("GET", "/invocation/next")

    def respond(self, request_id, body):
        self.request("POST", "/invocation/%s/response" % request_id, body, {"Content-Type": "application/json"})

    def fail(self, resource, error):
        body = json.dumps(error).encode()
        kind = error["errorType"].encode("ascii", "replace").decode()
        headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": kind}
        self.request("POST", resource, body, headers)


class ClientContext:
    def __init__(self, parsed):
        self.custom = parsed.get("custom")
        self.env = parsed.get("env")
        client = parsed.get("client")
        self.client = None if client is None else Client(client)


class Client:
    def __init__(self, parsed):
        for name in ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name"):
            setattr(self, name, parsed.get(name))


class CognitoIdentity:
    def __init__(self, parsed):
        self.cognito_identity_id = parsed.get("cognitoIdentityId")
        self.cognito_identity_pool_id = parsed.get("cognitoIdentityPoolId")


class LambdaContext:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        client = headers.get("Lambda-Runtime-Client-Context")
        self.client_context = ClientContext(json.loads(client)) if client else None
        identity = headers.get("Lambda-Runtime-Cognito-Identity")
        self.identity = CognitoIdentity(json.loads(identity) if identity else {})
        self._epoch_deadline_time_in_ms = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(self._epoch_deadline_time_in_ms - int(time.time() * 1000), 0)


class RequestIds(logging.Filter):
    current = ""

    def filter(self, record):
        record.aws_request_id = RequestIds.current
        return True


class StandardOutput(logging.Handler):
    def emit(self, record):
        try:
            sys.stdout.write(self.format(record))
        except Exception:
            self.handleError(record)


def configure_output():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    handler = StandardOutput()
    formatter = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n", "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    handler.addFilter(RequestIds())
    logging.getLogger().addHandler(handler)


def control(*words):
    sys.stderr.flush()
    sys.stdout.write("%s%s\n" % (CONTROL, ":".join(words)))
    sys.stdout.flush()


def print_error(error):
    lines = ["[ERROR] %s: %s" % (error["errorType"], error["errorMessage"])]
    if error["stackTrace"]:
        lines.append("Traceback (most recent call last):")
        lines.extend(frame.rstrip("\n") for frame in error["stackTrace"])
    sys.stdout.write("\n".join(lines) + "\n")


def is_users(frame):
    own = (__file__, importlib.__file__)
    return frame.filename not in own and not frame.filename.startswith("<frozen importlib")


def described(fault, request_id):
    """What the caller is told of an exception, without the frames that lead to the function's code."""
    if isinstance(fault, RuntimeFault):
        kind, trace = fault.kind, fault.trace
    else:
        kind = type(fault).__name__
        trace = traceback.format_list([frame for frame in traceback.extract_tb(fault.__traceback__) if is_users(frame)])
    return {"errorMessage": str(fault), "errorType": kind, "requestId": request_id, "stackTrace": trace}


def load(handler):
    try:
        module_name, function_name = handler.rsplit(".", 1)
    except ValueError as fault:
        raise RuntimeFault("Runtime.MalformedHandlerName", "Bad handler '%s': %s" % (handler, fault))
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as fault:
        message = "Unable to import module '%s': %s" % (module_name, fault)
        raise RuntimeFault("Runtime.ImportModuleError", message) from None
    except SyntaxError as fault:
        place = '  File "%s" Line %s\n    %s' % (fault.filename, fault.lineno, (fault.text or "").rstrip())
        message = "Syntax error in module '%s': %s" % (module_name, fault)
        raise RuntimeFault("Runtime.UserCodeSyntaxError", message, [place]) from None
    try:
        return getattr(module, function_name)
    except AttributeError:
        message = "Handler '%s' missing on module '%s'" % (function_name, module_name)
        raise RuntimeFault("Runtime.HandlerNotFound", message) from None


def parsed(body):
    try:
        return json.loads(body)
    except ValueError as fault:
        raise RuntimeFault("Runtime.UnmarshalError", "Unable to unmarshal input: %s" % fault) from None


def serialized(result):
    try:
        return json.dumps(result, ensure_ascii=False).encode("utf-8")
    except (TypeError, ValueError) as fault:
        raise RuntimeFault("Runtime.MarshalError", "Unable to marshal response: %s" % fault) from None


def answer(api, handler, headers, body):
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    RequestIds.current = request_id
    os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
    try:
        response = serialized(handler(parsed(body), LambdaContext(headers)))
    except Exception as fault:
        error = described(fault, request_id)
        print_error(error)
        control("end", request_id)
        api.fail("/invocation/%s/error" % request_id, error)
    else:
        control("end", request_id)
        api.respond(request_id, response)


def main():
    watch_parent()
    configure_output()
    control("runtime", "%d.%d" % sys.version_info[:2])
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    try:
        handler = load(os.environ["_HANDLER"])
    except Exception as fault:
        error = described(fault, "")
        print_error(error)
        api.fail("/init/error", error)
        sys.exit(1)
    while True:
        status, headers, body = api.next()
        if status != 200:
            sys.exit(1)
        answer(api, handler, headers, body)


if __name__ == "__main__":
    main()
