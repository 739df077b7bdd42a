"""A tour of DynamoDB with boto3, against a server on your own machine.

    pip install -r requirements.txt
    python worked_example.py http://127.0.0.1:8000

Without an argument the endpoint comes from AWS_ENDPOINT_URL_DYNAMODB. Every answer is checked; the first one that is
wrong ends the program with a non-zero status.
"""

import os
import sys
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError

ENDPOINT = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000")
TABLE = "orders-boto3"


def expect(what, expected, actual):
    """Ends the program unless the answer is the expected one."""
    if expected != actual:
        raise SystemExit(f"{what}: expected {expected!r}, got {actual!r}")
    print(f"ok  {what}")


def expect_refused(what, code, call, **parameters):
    """Makes a call that has to fail with the given error code, and gives the error's response."""
    try:
        call(**parameters)
    except ClientError as error:
        expect(what, code, error.response["Error"]["Code"])
        return error.response
    raise SystemExit(f"{what}: expected {code}, got an answer")


def create_table(dynamodb):
    """Creates a table of orders with a local index by amount and a global index by status."""
    table = dynamodb.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": "customer", "AttributeType": "S"},
            {"AttributeName": "id", "AttributeType": "S"},
            {"AttributeName": "amount", "AttributeType": "N"},
            {"AttributeName": "status", "AttributeType": "S"},
            {"AttributeName": "placed", "AttributeType": "S"},
        ],
        KeySchema=[
            {"AttributeName": "customer", "KeyType": "HASH"},
            {"AttributeName": "id", "KeyType": "RANGE"},
        ],
        LocalSecondaryIndexes=[
            {
                "IndexName": "by-amount",
                "KeySchema": [
                    {"AttributeName": "customer", "KeyType": "HASH"},
                    {"AttributeName": "amount", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by-status",
                "KeySchema": [
                    {"AttributeName": "status", "KeyType": "HASH"},
                    {"AttributeName": "placed", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["amount"]},
            }
        ],
    )
    table.wait_until_exists()
    table.reload()  # the resource still holds the answer to CreateTable, where the table was CREATING
    return table


def check_description(table, client):
    description = client.describe_table(TableName=TABLE)["Table"]
    expect("the table is active", "ACTIVE", description["TableStatus"])
    expect("the table bills per request", "PAY_PER_REQUEST", description["BillingModeSummary"]["BillingMode"])
    expect("the local index", ["by-amount"], [i["IndexName"] for i in description["LocalSecondaryIndexes"]])
    global_index = description["GlobalSecondaryIndexes"][0]
    expect("the global index", ("by-status", "ACTIVE"), (global_index["IndexName"], global_index["IndexStatus"]))
    expect("what the global index holds", ["amount"], global_index["Projection"]["NonKeyAttributes"])
    expect("the table is listed", True, TABLE in client.list_tables()["TableNames"])
    expect("the resource agrees", "ACTIVE", table.table_status)


def put_items(table):
    """Puts five orders of one customer; a condition keeps an order from being overwritten."""
    orders = [
        ("o-1", "2026-01-05", "OPEN", "30"),
        ("o-2", "2026-01-09", "SHIPPED", "12.50"),
        ("o-3", "2026-02-01", "OPEN", "99.99"),
        ("o-4", "2026-02-11", "OPEN", "7"),
        ("o-5", "2026-03-02", "OPEN", "45"),
    ]
    for order_id, placed, status, amount in orders:
        table.put_item(
            Item={
                "customer": "alice",
                "id": order_id,
                "placed": placed,
                "status": status,
                "amount": Decimal(amount),
                "note": "leave at the door",
                "lines": [{"product": "lamp", "quantity": 1}],
            },
            ConditionExpression=Attr("id").not_exists(),
        )
    refused = expect_refused(
        "an order that exists is not overwritten",
        "ConditionalCheckFailedException",
        table.put_item,
        Item={"customer": "alice", "id": "o-1", "amount": 0},
        ConditionExpression=Attr("id").not_exists(),
        ReturnValuesOnConditionCheckFailure="ALL_OLD",
    )
    expect("why", "The conditional request failed", refused["Error"]["Message"])
    expect("the refusal shows the order", {"S": "o-1"}, refused["Item"]["id"])
    order = table.get_item(Key={"customer": "alice", "id": "o-1"}, ConsistentRead=True)["Item"]
    expect("the order is as it was put", (Decimal("30"), "OPEN"), (order["amount"], order["status"]))
    expect("nested values come back", [{"product": "lamp", "quantity": Decimal(1)}], order["lines"])


def update_item(table):
    """Changes, adds and removes attributes in one update."""
    updated = table.update_item(
        Key={"customer": "alice", "id": "o-1"},
        UpdateExpression="SET #status = :shipped, #lines[0].quantity = #lines[0].quantity + :two "
        "ADD revision :one, tags :tags REMOVE note",
        ExpressionAttributeNames={"#status": "status", "#lines": "lines"},
        ExpressionAttributeValues={":shipped": "SHIPPED", ":one": 1, ":two": 2, ":tags": {"gift", "express"}},
        ReturnValues="ALL_NEW",
    )["Attributes"]
    expect(
        "the updated order",
        {
            "customer": "alice",
            "id": "o-1",
            "placed": "2026-01-05",
            "status": "SHIPPED",
            "amount": Decimal("30"),
            "lines": [{"product": "lamp", "quantity": Decimal(3)}],
            "revision": Decimal(1),
            "tags": {"gift", "express"},
        },
        updated,
    )
    changed = table.update_item(
        Key={"customer": "alice", "id": "o-1"},
        UpdateExpression="ADD revision :one DELETE tags :tags",
        ExpressionAttributeValues={":one": 1, ":tags": {"express"}},
        ReturnValues="UPDATED_NEW",
    )["Attributes"]
    expect("only what changed", {"revision": Decimal(2), "tags": {"gift"}}, changed)


def query(table):
    """Asks the table and both of its indexes."""
    answer = table.query(KeyConditionExpression=Key("customer").eq("alice") & Key("id").gte("o-3"))
    expect("orders from o-3 on", ["o-3", "o-4", "o-5"], [item["id"] for item in answer["Items"]])

    answer = table.query(
        IndexName="by-amount",
        KeyConditionExpression=Key("customer").eq("alice") & Key("amount").between(10, 50),
        ScanIndexForward=False,
        ConsistentRead=True,
    )
    expect("amounts from high to low", ["45", "30", "12.5"], [str(item["amount"]) for item in answer["Items"]])

    answer = table.query(
        IndexName="by-status",
        KeyConditionExpression=Key("status").eq("OPEN") & Key("placed").begins_with("2026-02"),
        FilterExpression=Attr("amount").gt(50),
    )
    expect("large open orders of February", ["o-3"], [item["id"] for item in answer["Items"]])
    expect("how many were read for it", (1, 2), (answer["Count"], answer["ScannedCount"]))
    expect("the index holds these", {"customer", "id", "status", "placed", "amount"}, set(answer["Items"][0]))

    answer = table.query(
        IndexName="by-status", KeyConditionExpression=Key("status").eq("OPEN"), ScanIndexForward=False, Limit=2
    )
    expect("the latest open orders", ["o-5", "o-4"], [item["id"] for item in answer["Items"]])
    answer = table.query(
        IndexName="by-status",
        KeyConditionExpression=Key("status").eq("OPEN"),
        ScanIndexForward=False,
        ExclusiveStartKey=answer["LastEvaluatedKey"],
    )
    expect("and the one before them", ["o-3"], [item["id"] for item in answer["Items"]])


def batches(dynamodb, table):
    """Writes many orders of another customer, and reads some of them."""
    with table.batch_writer() as batch:
        for number in range(1, 31):
            batch.put_item({"customer": "bob", "id": f"o-{number:02}", "amount": number, "status": "CLOSED"})
        batch.delete_item({"customer": "bob", "id": "o-05"})
    answer = dynamodb.batch_get_item(
        RequestItems={
            TABLE: {
                "Keys": [{"customer": "bob", "id": order_id} for order_id in ("o-05", "o-07", "o-29")],
                "ProjectionExpression": "id, amount",
            }
        }
    )
    items = sorted(answer["Responses"][TABLE], key=lambda item: item["id"])
    expect("two of three are there", [{"id": "o-07", "amount": 7}, {"id": "o-29", "amount": 29}], items)
    expect("no key was left over", {}, answer["UnprocessedKeys"])


def scan_in_pages(table):
    """Reads the whole table, seven items at a time."""
    seen, start = [], {}
    while True:
        page = table.scan(Limit=7, **start)
        expect("a page of at most seven items", True, page["Count"] <= 7)
        seen += [(item["customer"], item["id"]) for item in page["Items"]]
        if "LastEvaluatedKey" not in page:
            break
        start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
    alice = [("alice", f"o-{number}") for number in range(1, 6)]
    bob = [("bob", f"o-{number:02}") for number in range(1, 31) if number != 5]
    expect("every item once", alice + bob, sorted(seen))
    answer = table.scan(FilterExpression=Attr("amount").gte(29), Select="COUNT")
    expect("orders of 29 or more", (5, 34), (answer["Count"], answer["ScannedCount"]))
    expect("counted without items", False, "Items" in answer)
    answer = table.scan(IndexName="by-status")
    expect("an index leaves out what lacks its key", 5, answer["Count"])


def transactions(client):
    """Writes to several items at once, or to none; reads several items as of one moment."""
    client.transact_write_items(
        TransactItems=[
            {"Put": {"TableName": TABLE, "Item": {"customer": "carol", "id": "o-1", "amount": 5}}},
            {
                "Update": {
                    "TableName": TABLE,
                    "Key": {"customer": "bob", "id": "o-01"},
                    "UpdateExpression": "SET amount = amount - :five",
                    "ExpressionAttributeValues": {":five": 5},
                }
            },
            {
                "ConditionCheck": {
                    "TableName": TABLE,
                    "Key": {"customer": "alice", "id": "o-5"},
                    "ConditionExpression": "attribute_exists(id)",
                }
            },
            {"Delete": {"TableName": TABLE, "Key": {"customer": "bob", "id": "o-29"}}},
        ]
    )
    cancelled = expect_refused(
        "a transaction with a false condition is cancelled",
        "TransactionCanceledException",
        client.transact_write_items,
        TransactItems=[
            {"Put": {"TableName": TABLE, "Item": {"customer": "carol", "id": "o-2"}}},
            {
                "Delete": {
                    "TableName": TABLE,
                    "Key": {"customer": "carol", "id": "o-1"},
                    "ConditionExpression": "amount > :limit",
                    "ExpressionAttributeValues": {":limit": 100},
                    "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
                }
            },
        ],
    )
    reasons = cancelled["CancellationReasons"]
    expect("the reasons", ["None", "ConditionalCheckFailed"], [reason["Code"] for reason in reasons])
    expect("the second one in words", "The conditional request failed", reasons[1]["Message"])
    expect("the item that failed it", {"N": "5"}, reasons[1]["Item"]["amount"])
    keys = [("carol", "o-1"), ("bob", "o-01"), ("bob", "o-29"), ("carol", "o-2")]
    answer = client.transact_get_items(
        TransactItems=[
            {"Get": {"TableName": TABLE, "Key": {"customer": customer, "id": order_id}}} for customer, order_id in keys
        ]
    )
    amounts = [response["Item"]["amount"] if "Item" in response else None for response in answer["Responses"]]
    expect("what the transactions left", [Decimal(5), Decimal(-4), None, None], amounts)


def delete_item(table):
    key = {"customer": "carol", "id": "o-1"}
    old = table.delete_item(Key=key, ReturnValues="ALL_OLD")["Attributes"]
    expect("the deleted order", {**key, "amount": Decimal(5)}, old)
    expect("it is gone", False, "Item" in table.get_item(Key=key))
    expect("deleting it again is no error", False, "Attributes" in table.delete_item(Key=key, ReturnValues="ALL_OLD"))


def delete_table(table, client):
    table.delete()
    table.wait_until_not_exists()
    expect("the table is not listed any more", False, TABLE in client.list_tables()["TableNames"])
    expect_refused("nor described", "ResourceNotFoundException", client.describe_table, TableName=TABLE)


def main():
    # The server accepts any credentials, but the SDK wants some.
    dynamodb = boto3.resource(
        "dynamodb",
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )
    client = dynamodb.meta.client
    table = create_table(dynamodb)
    try:
        check_description(table, client)
        put_items(table)
        update_item(table)
        query(table)
        batches(dynamodb, table)
        scan_in_pages(table)
        transactions(client)
        delete_item(table)
    except BaseException:
        table.delete()
        raise
    delete_table(table, client)
    print("All answers are as expected.")


if __name__ == "__main__":
    main()
