#!/usr/bin/env bash
# Functions and triggers with the AWS CLI, against a server on your own machine. Needs python3 there.
#
#     ./lambda-functions.sh http://127.0.0.1:8000
#
# Without an argument the endpoint comes from AWS_ENDPOINT_URL_LAMBDA. Every answer is checked; the first one that is wrong
# ends the script with a non-zero status.
set -euo pipefail

endpoint=${1:-${AWS_ENDPOINT_URL_LAMBDA:-http://127.0.0.1:8000}}
export AWS_ENDPOINT_URL_LAMBDA=$endpoint AWS_ENDPOINT_URL_DYNAMODB=$endpoint

# The server accepts any credentials, but the CLI wants some.
export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1
export AWS_DEFAULT_OUTPUT=text AWS_PAGER=""
unset AWS_PROFILE

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fail MESSAGE
fail() {
    echo "$1" >&2
    exit 1
}

# expect WHAT EXPECTED ACTUAL; tabs and line ends count as spaces.
expect() {
    local actual
    actual=$(tr -s '[:space:]' ' ' <<< "$3" | sed 's/^ //; s/ $//')
    [[ $actual == "$2" ]] || fail "$1: expected '$2', got '$actual'"
    echo "ok  $1"
}

# await WHAT EXPECTED COMMAND...: the command has to print that within a minute.
await() {
    local what=$1 expected=$2 actual=""
    shift 2
    for ((try = 0; try < 600; try++)); do
        actual=$("$@")
        [[ $actual == "$expected" ]] && echo "ok  $what" && return
        sleep 0.1
    done
    fail "$what: expected '$expected', got '$actual'"
}

# expect_refused WHAT TEXT COMMAND...: the command has to fail with the text in its message.
expect_refused() {
    local what=$1 text=$2 message
    shift 2
    if message=$("$@" 2>&1); then fail "$what: expected $text, got '$message'"; fi
    [[ $message == *"$text"* ]] || fail "$what: expected $text, got '$message'"
    echo "ok  $what"
}

mkdir "$work/code"
cat > "$work/code/app.py" << 'CODE'
def handler(event, context):
    for record in event.get("Records", []):
        print(record["eventName"], record["dynamodb"]["Keys"]["id"]["S"])
    return event.get("name", "nobody")
CODE

# The folder is used where it lies; a change in it takes effect with the next call.
expect "create a function" "watcher Active" "$(aws lambda create-function --function-name watcher \
    --runtime python3.13 --handler app.handler --role arn:aws:iam::000000000000:role/any --timeout 60 \
    --code "S3Bucket=hot-reload,S3Key=$work/code" --query '[FunctionName, State]')"
aws lambda wait function-active-v2 --function-name watcher

# invoke PAYLOAD OPTIONS...
invoke() {
    printf '%s' "$1" > "$work/payload.json"
    aws lambda invoke --function-name watcher --payload "fileb://$work/payload.json" "${@:2}" "$work/result.json"
}

expect "invoke it" "200" "$(invoke '{"name": "ada"}' --query StatusCode)"
expect "its result" '"ada"' "$(cat "$work/result.json")"
invoke '{"Records": [{"eventName": "X", "dynamodb": {"Keys": {"id": {"S": "1"}}}}]}' --log-type Tail \
    --query LogResult > "$work/log.base64"
[[ $(python3 -c 'import base64, sys; print(base64.b64decode(sys.stdin.read()).decode())' < "$work/log.base64") == *"X 1"* ]] ||
    fail "the log of the call is missing"
echo "ok  the end of its log"
expect "invoke it without waiting" "202" "$(invoke '{}' --invocation-type Event --query StatusCode)"
expect "try whether it could be invoked" "204" "$(invoke '{}' --invocation-type DryRun --query StatusCode)"

expect "change its settings" "7" "$(aws lambda update-function-configuration --function-name watcher --timeout 7 \
    --query Timeout)"
(cd "$work/code" && python3 -m zipfile -c "$work/code.zip" app.py)
expect "give it a zip file as code" "True" "$(aws lambda update-function-code --function-name watcher \
    --zip-file "fileb://$work/code.zip" --query 'CodeSize > `0`')"
expect "list functions" "watcher" "$(aws lambda list-functions --query 'Functions[].FunctionName')"

stream=$(aws dynamodb create-table --table-name watched --billing-mode PAY_PER_REQUEST \
    --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH \
    --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES \
    --query TableDescription.LatestStreamArn)
uuid=$(aws lambda create-event-source-mapping --function-name watcher --event-source-arn "$stream" \
    --starting-position TRIM_HORIZON --batch-size 10 --maximum-retry-attempts 2 \
    --filter-criteria '{"Filters": [{"Pattern": "{\"eventName\": [\"INSERT\"]}"}]}' --query UUID)

# mapping QUERY
mapping() {
    aws lambda get-event-source-mapping --uuid "$uuid" --query "$1"
}

await "the mapping is enabled" "Enabled" mapping State
aws dynamodb put-item --table-name watched --item '{"id": {"S": "o-1"}}'
await "the function was called" "OK" mapping LastProcessingResult
expect "change the mapping" "Updating 5" "$(aws lambda update-event-source-mapping --uuid "$uuid" --batch-size 5 \
    --query '[State, BatchSize]')"
await "it is enabled again" "Enabled" mapping State
expect "list mappings" "$uuid 5" "$(aws lambda list-event-source-mappings --event-source-arn "$stream" \
    --query 'EventSourceMappings[].[UUID, BatchSize]')"
expect_refused "the same mapping twice" "ResourceConflictException" aws lambda create-event-source-mapping \
    --function-name watcher --event-source-arn "$stream" --starting-position LATEST
expect "delete the mapping" "Deleting" "$(aws lambda delete-event-source-mapping --uuid "$uuid" --query State)"
aws lambda delete-function --function-name watcher > "$work/deleted"
expect_refused "what was deleted" "ResourceNotFoundException" aws lambda get-function --function-name watcher
aws dynamodb delete-table --table-name watched > "$work/deleted"
echo "All answers are as expected."
