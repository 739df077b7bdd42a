package dev.lodestone.benchmarks.testkit.embedded;

import dev.lodestone.benchmarks.testkit.suite.ShopTables;
import dev.lodestone.testkit.junit.LodestoneIndex;
import dev.lodestone.testkit.junit.LodestoneTable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The five tables of the shop. */
@LodestoneTable(name = ShopTables.CUSTOMERS, partitionKey = "id")
@LodestoneTable(
        name = ShopTables.ORDERS,
        partitionKey = "customer",
        sortKey = "placed:N",
        indexes = @LodestoneIndex(name = ShopTables.ORDERS_BY_STATUS, partitionKey = "status", sortKey = "placed:N"))
@LodestoneTable(
        name = ShopTables.PRODUCTS,
        partitionKey = "id",
        indexes = @LodestoneIndex(name = ShopTables.PRODUCTS_BY_CATEGORY, partitionKey = "category"))
@LodestoneTable(name = ShopTables.STOCK, partitionKey = "product", sortKey = "warehouse")
@LodestoneTable(name = ShopTables.PAYMENTS, partitionKey = "customer", sortKey = "number:N")
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ShopStore {}
