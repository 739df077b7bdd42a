package dev.lodestone.testkit.enhanced;

import java.math.BigDecimal;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;

/** A nested bean. */
@DynamoDbBean
public class OrderLine {
    private String product;
    private int count;
    private BigDecimal price;

    public static OrderLine of(String product, int count, String price) {
        OrderLine line = new OrderLine();
        line.setProduct(product);
        line.setCount(count);
        line.setPrice(new BigDecimal(price));
        return line;
    }

    public String getProduct() {
        return product;
    }

    public void setProduct(String product) {
        this.product = product;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderLine line
                && Objects.equals(product, line.product)
                && count == line.count
                && Objects.equals(price, line.price);
    }

    @Override
    public int hashCode() {
        return Objects.hash(product, count, price);
    }
}
