#!/usr/bin/env bash
# A tour of DynamoDB with the AWS CLI, against a server on your own machine.
#
#     ./worked-example.sh http://127.0.0.1:8000
#
# Without an argument the endpoint comes from AWS_ENDPOINT_URL_DYNAMODB. Every answer is checked; the first one that is
# wrong ends the script with a non-zero status.
set -euo pipefail

endpoint=${1:-${AWS_ENDPOINT_URL_DYNAMODB:-http://127.0.0.1:8000}}
table=orders-aws-cli

# The server accepts any credentials, but the CLI wants some.
export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1
export AWS_DEFAULT_OUTPUT=text AWS_PAGER=""
unset AWS_PROFILE

dynamodb() {
    aws dynamodb "$@" --endpoint-url "$endpoint"
}

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

# expect_refused WHAT TEXT COMMAND...: the command has to fail with the text in its message.
expect_refused() {
    local what=$1 text=$2 message
    shift 2
    if message=$(dynamodb "$@" 2>&1); then fail "$what: expected $text, got '$message'"; fi
    [[ $message == *"$text"* ]] || fail "$what: expected $text, got '$message'"
    echo "ok  $what"
}

# A table of orders with a local index by amount and a global index by status.
create_table() {
    dynamodb create-table --table-name "$table" --billing-mode PAY_PER_REQUEST \
        --attribute-definitions \
        AttributeName=customer,AttributeType=S AttributeName=id,AttributeType=S \
        AttributeName=amount,AttributeType=N AttributeName=status,AttributeType=S \
        AttributeName=placed,AttributeType=S \
        --key-schema AttributeName=customer,KeyType=HASH AttributeName=id,KeyType=RANGE \
        --local-secondary-indexes '[{
            "IndexName": "by-amount",
            "KeySchema": [{"AttributeName": "customer", "KeyType": "HASH"},
                          {"AttributeName": "amount", "KeyType": "RANGE"}],
            "Projection": {"ProjectionType": "ALL"}}]' \
        --global-secondary-indexes '[{
            "IndexName": "by-status",
            "KeySchema": [{"AttributeName": "status", "KeyType": "HASH"},
                          {"AttributeName": "placed", "KeyType": "RANGE"}],
            "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["amount"]}}]' > /dev/null
    dynamodb wait table-exists --table-name "$table"
}

check_description() {
    expect "the table and its indexes are active" "ACTIVE PAY_PER_REQUEST by-amount by-status ACTIVE amount" "$(
        dynamodb describe-table --table-name "$table" --query 'Table.[
            TableStatus, BillingModeSummary.BillingMode, LocalSecondaryIndexes[0].IndexName,
            GlobalSecondaryIndexes[0].IndexName, GlobalSecondaryIndexes[0].IndexStatus,
            GlobalSecondaryIndexes[0].Projection.NonKeyAttributes[0]]')"
    expect "the table is listed" True "$(dynamodb list-tables --query "contains(TableNames, '$table')")"
}

# put_order ID PLACED STATUS AMOUNT
put_order() {
    dynamodb put-item --table-name "$table" --condition-expression 'attribute_not_exists(id)' --item '{
        "customer": {"S": "alice"}, "id": {"S": "'"$1"'"}, "placed": {"S": "'"$2"'"}, "status": {"S": "'"$3"'"},
        "amount": {"N": "'"$4"'"}, "note": {"S": "leave at the door"},
        "lines": {"L": [{"M": {"product": {"S": "lamp"}, "quantity": {"N": "1"}}}]}}'
}

# Puts five orders of one customer; a condition keeps an order from being overwritten.
put_items() {
    put_order o-1 2026-01-05 OPEN 30
    put_order o-2 2026-01-09 SHIPPED 12.50
    put_order o-3 2026-02-01 OPEN 99.99
    put_order o-4 2026-02-11 OPEN 7
    put_order o-5 2026-03-02 OPEN 45
    expect_refused "an order that exists is not overwritten" \
        '(ConditionalCheckFailedException) when calling the PutItem operation: The conditional request failed' \
        put-item --table-name "$table" --condition-expression 'attribute_not_exists(id)' \
        --item '{"customer": {"S": "alice"}, "id": {"S": "o-1"}}'
    expect "the order is as it was put" "30 OPEN lamp 1" "$(
        dynamodb get-item --table-name "$table" --consistent-read \
            --key '{"customer": {"S": "alice"}, "id": {"S": "o-1"}}' \
            --query 'Item.[amount.N, status.S, lines.L[0].M.product.S, lines.L[0].M.quantity.N]')"
}

# Changes, adds and removes attributes in one update.
update_item() {
    local key='{"customer": {"S": "alice"}, "id": {"S": "o-1"}}'
    expect "the updated order" "SHIPPED 3 1 express gift None 2026-01-05" "$(
        dynamodb update-item --table-name "$table" --key "$key" --return-values ALL_NEW \
            --update-expression 'SET #status = :shipped, #lines[0].quantity = #lines[0].quantity + :two
                ADD revision :one, tags :tags REMOVE note' \
            --expression-attribute-names '{"#status": "status", "#lines": "lines"}' \
            --expression-attribute-values '{":shipped": {"S": "SHIPPED"}, ":one": {"N": "1"}, ":two": {"N": "2"},
                ":tags": {"SS": ["gift", "express"]}}' \
            --query 'Attributes.[status.S, lines.L[0].M.quantity.N, revision.N, join(`" "`, sort(tags.SS)), note.S,
                placed.S]')"
    expect "only what changed" "revision tags 2 gift" "$(
        dynamodb update-item --table-name "$table" --key "$key" --return-values UPDATED_NEW \
            --update-expression 'ADD revision :one DELETE tags :tags' \
            --expression-attribute-values '{":one": {"N": "1"}, ":tags": {"SS": ["express"]}}' \
            --query 'Attributes.[join(`" "`, sort(keys(@))), revision.N, tags.SS[0]]')"
}

# Asks the table and both of its indexes.
query() {
    expect "orders from o-3 on" "o-3 o-4 o-5" "$(
        dynamodb query --table-name "$table" --key-condition-expression 'customer = :customer AND id >= :first' \
            --expression-attribute-values '{":customer": {"S": "alice"}, ":first": {"S": "o-3"}}' \
            --query 'Items[].id.S')"
    expect "amounts from high to low" "45 30 12.5" "$(
        dynamodb query --table-name "$table" --index-name by-amount --no-scan-index-forward --consistent-read \
            --key-condition-expression 'customer = :customer AND amount BETWEEN :low AND :high' \
            --expression-attribute-values '{":customer": {"S": "alice"}, ":low": {"N": "10"}, ":high": {"N": "50"}}' \
            --query 'Items[].amount.N')"
    expect "large open orders of February" "1 2 o-3 amount customer id placed status" "$(
        dynamodb query --table-name "$table" --index-name by-status \
            --key-condition-expression '#status = :open AND begins_with(placed, :february)' \
            --filter-expression 'amount > :limit' \
            --expression-attribute-names '{"#status": "status"}' \
            --expression-attribute-values '{":open": {"S": "OPEN"}, ":february": {"S": "2026-02"},
                ":limit": {"N": "50"}}' \
            --query '[Count, ScannedCount, Items[0].id.S, join(`" "`, sort(keys(Items[0])))]')"
    local latest=(query --table-name "$table" --index-name by-status --no-scan-index-forward
        --key-condition-expression '#status = :open' --expression-attribute-names '{"#status": "status"}'
        --expression-attribute-values '{":open": {"S": "OPEN"}}' --no-paginate)
    expect "the latest open orders" "o-5 o-4" "$(dynamodb "${latest[@]}" --limit 2 --query 'Items[].id.S')"
    local last
    last=$(dynamodb "${latest[@]}" --limit 2 --query LastEvaluatedKey --output json)
    expect "and the one before them" "o-3" "$(
        dynamodb "${latest[@]}" --exclusive-start-key "$last" --query 'Items[].id.S')"
}

# put_requests FIRST LAST: the JSON of a batch's puts.
put_requests() {
    local number separator=""
    for ((number = $1; number <= $2; number++)); do
        printf '%s{"PutRequest": {"Item": {"customer": {"S": "bob"}, "id": {"S": "o-%02d"}, "amount": {"N": "%d"},
            "status": {"S": "CLOSED"}}}}' "$separator" "$number" "$number"
        separator=", "
    done
}

# Writes many orders of another customer, and reads some of them. A batch takes up to 25 writes.
batches() {
    local removal='{"DeleteRequest": {"Key": {"customer": {"S": "bob"}, "id": {"S": "o-05"}}}}'
    expect "the first batch leaves nothing over" 0 "$(
        dynamodb batch-write-item --request-items "{\"$table\": [$(put_requests 1 25)]}" \
            --query 'length(keys(UnprocessedItems))')"
    expect "nor does the second" 0 "$(
        dynamodb batch-write-item --request-items "{\"$table\": [$(put_requests 26 30), $removal]}" \
            --query 'length(keys(UnprocessedItems))')"
    expect "two of three are there" "o-07 7 o-29 29" "$(
        dynamodb batch-get-item --request-items "{\"$table\": {\"ProjectionExpression\": \"id, amount\", \"Keys\": [
            {\"customer\": {\"S\": \"bob\"}, \"id\": {\"S\": \"o-05\"}},
            {\"customer\": {\"S\": \"bob\"}, \"id\": {\"S\": \"o-07\"}},
            {\"customer\": {\"S\": \"bob\"}, \"id\": {\"S\": \"o-29\"}}]}}" \
            --query "sort_by(Responses.\"$table\", &id.S)[].[id.S, amount.N]")"
}

# Reads the whole table, seven items at a time.
scan_in_pages() {
    local start=() seen="" page
    while true; do
        # The first line is the key to go on from, as JSON in a string; the others are the page's items.
        page=$(dynamodb scan --table-name "$table" --limit 7 --no-paginate ${start[@]+"${start[@]}"} \
            --query '[[to_string(LastEvaluatedKey)], Items[].[join(`/`, [customer.S, id.S])]][]')
        seen+=$(tail -n +2 <<< "$page")$'\n'
        [[ ${page%%$'\n'*} != null ]] || break
        start=(--exclusive-start-key "${page%%$'\n'*}")
    done
    expect "every item once" \
        "$(echo alice/o-{1..5} bob/o-{01..04} bob/o-{06..30})" "$(LC_ALL=C sort <<< "$seen")"
    expect "orders of 29 or more" "5 34" "$(
        dynamodb scan --table-name "$table" --filter-expression 'amount >= :limit' --select COUNT \
            --expression-attribute-values '{":limit": {"N": "29"}}' --query '[Count, ScannedCount]')"
    expect "an index leaves out what lacks its key" 5 "$(
        dynamodb scan --table-name "$table" --index-name by-status --query Count)"
}

# Writes to several items at once, or to none; reads several items as of one moment.
transactions() {
    dynamodb transact-write-items --transact-items '[
        {"Put": {"TableName": "'"$table"'",
            "Item": {"customer": {"S": "carol"}, "id": {"S": "o-1"}, "amount": {"N": "5"}}}},
        {"Update": {"TableName": "'"$table"'", "Key": {"customer": {"S": "bob"}, "id": {"S": "o-01"}},
            "UpdateExpression": "SET amount = amount - :five",
            "ExpressionAttributeValues": {":five": {"N": "5"}}}},
        {"ConditionCheck": {"TableName": "'"$table"'", "Key": {"customer": {"S": "alice"}, "id": {"S": "o-5"}},
            "ConditionExpression": "attribute_exists(id)"}},
        {"Delete": {"TableName": "'"$table"'", "Key": {"customer": {"S": "bob"}, "id": {"S": "o-29"}}}}]'
    expect_refused "a transaction with a false condition is cancelled, with its reasons" \
        'reasons [None, ConditionalCheckFailed]' \
        transact-write-items --transact-items '[
        {"Put": {"TableName": "'"$table"'", "Item": {"customer": {"S": "carol"}, "id": {"S": "o-2"}}}},
        {"Delete": {"TableName": "'"$table"'", "Key": {"customer": {"S": "carol"}, "id": {"S": "o-1"}},
            "ConditionExpression": "amount > :limit", "ExpressionAttributeValues": {":limit": {"N": "100"}}}}]'
    expect "what the transactions left" "5 -4 None None" "$(
        dynamodb transact-get-items --transact-items '[
        {"Get": {"TableName": "'"$table"'", "Key": {"customer": {"S": "carol"}, "id": {"S": "o-1"}}}},
        {"Get": {"TableName": "'"$table"'", "Key": {"customer": {"S": "bob"}, "id": {"S": "o-01"}}}},
        {"Get": {"TableName": "'"$table"'", "Key": {"customer": {"S": "bob"}, "id": {"S": "o-29"}}}},
        {"Get": {"TableName": "'"$table"'", "Key": {"customer": {"S": "carol"}, "id": {"S": "o-2"}}}}]' \
            --query 'Responses[*].[Item.amount.N]')"
}

delete_item() {
    local key='{"customer": {"S": "carol"}, "id": {"S": "o-1"}}'
    expect "the deleted order" "carol o-1 5" "$(
        dynamodb delete-item --table-name "$table" --key "$key" --return-values ALL_OLD \
            --query 'Attributes.[customer.S, id.S, amount.N]')"
    expect "it is gone" None "$(dynamodb get-item --table-name "$table" --key "$key" --query Item.id.S)"
}

delete_table() {
    dynamodb delete-table --table-name "$table" > /dev/null
    dynamodb wait table-not-exists --table-name "$table"
    expect "the table is not listed any more" False "$(dynamodb list-tables --query "contains(TableNames, '$table')")"
    expect_refused "nor described" ResourceNotFoundException describe-table --table-name "$table"
}

create_table
trap 'dynamodb delete-table --table-name "$table" > /dev/null' EXIT
check_description
put_items
update_item
query
batches
scan_in_pages
transactions
delete_item
trap - EXIT
delete_table
echo "All answers are as expected."
