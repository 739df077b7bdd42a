"""How tests use Lodestone; conftest.py has the fixtures.

pip install -r requirements.txt
LODESTONE=/path/to/lodestone pytest           # all tests with one server
LODESTONE=/path/to/lodestone pytest -n auto   # a server for each worker
"""

import time

import pytest


@pytest.fixture
def orders(dynamodb):
    return dynamodb.Table("orders")


def ids(orders):
    return sorted(item["id"] for item in orders.scan()["Items"])


# Each of the next two would see the other's order if the store were not taken back in between.
def test_stores_an_order(orders):
    orders.put_item(Item={"id": "o-1", "amount": 30})
    assert ids(orders) == ["o-1"]


def test_stores_another_order(orders):
    orders.put_item(Item={"id": "o-2", "amount": 12})
    assert ids(orders) == ["o-2"]


def test_orders_expire_after_a_day(orders, lodestone):
    orders.put_item(Item={"id": "o-1", "expires": int(time.time()) + 24 * 60 * 60})
    lodestone.advance("PT23H")
    assert ids(orders) == ["o-1"]
    lodestone.advance("PT2H")
    assert ids(orders) == []


def test_throttled_writes_are_sent_again(orders, lodestone):
    lodestone.fault(kind="Throttling", operations=["PutItem"], table="orders", times=2)
    response = orders.put_item(Item={"id": "o-1"})
    assert response["ResponseMetadata"]["RetryAttempts"] == 2
    assert ids(orders) == ["o-1"]
