package dev.lodestone.benchmarks.testkit.suite;

import java.util.List;

/** The names of the five tables of the shop. */
public final class ShopTables {
    /** Partition key {@code id}. */
    public static final String CUSTOMERS = "customers";

    /** Partition key {@code customer}, sort key {@code placed:N}, and the index by status. */
    public static final String ORDERS = "orders";

    /** A global index of the orders: partition key {@code status}, sort key {@code placed:N}. */
    public static final String ORDERS_BY_STATUS = "by-status";

    /** Partition key {@code id}, and the index by category. */
    public static final String PRODUCTS = "products";

    /** A global index of the products: partition key {@code category}. */
    public static final String PRODUCTS_BY_CATEGORY = "by-category";

    /** Partition key {@code product}, sort key {@code warehouse}. */
    public static final String STOCK = "stock";

    /** Partition key {@code customer}, sort key {@code number:N}. */
    public static final String PAYMENTS = "payments";

    /** All of them. */
    public static final List<String> NAMES = List.of(CUSTOMERS, ORDERS, PRODUCTS, STOCK, PAYMENTS);

    private ShopTables() {}
}
