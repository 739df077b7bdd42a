package dev.lodestone.testkit.enhanced;

import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbImmutable;

/** A nested type that cannot be changed. */
@DynamoDbImmutable(builder = Address.Builder.class)
public final class Address {
    private final String street;
    private final String city;

    private Address(Builder builder) {
        street = builder.street;
        city = builder.city;
    }

    public static Builder builder() {
        return new Builder();
    }

    public static Address of(String street, String city) {
        return builder().street(street).city(city).build();
    }

    public String street() {
        return street;
    }

    public String city() {
        return city;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address address
                && Objects.equals(street, address.street)
                && Objects.equals(city, address.city);
    }

    @Override
    public int hashCode() {
        return Objects.hash(street, city);
    }

    /** Builds addresses. */
    public static final class Builder {
        private String street;
        private String city;

        private Builder() {}

        public Builder street(String value) {
            street = value;
            return this;
        }

        public Builder city(String value) {
            city = value;
            return this;
        }

        public Address build() {
            return new Address(this);
        }
    }
}
