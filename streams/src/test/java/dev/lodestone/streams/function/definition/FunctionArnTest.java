package dev.lodestone.streams.function.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionArnTest {
    private static final String HOME = "arn:aws:lambda:us-east-1:000000000000:function:";

    private static FunctionArn parse(String text) {
        return FunctionArn.parse(text, "us-east-1", "000000000000");
    }

    @ParameterizedTest
    @CsvSource({
        "orders, orders",
        "orders:live, orders:live",
        "orders:$LATEST, orders:$LATEST",
        "function:orders, orders",
        "function:orders:7, orders:7",
        "000000000000:function:orders, orders",
        "us-east-1:000000000000:function:orders:live, orders:live",
        "arn:aws:lambda:us-east-1:000000000000:function:orders, orders",
        "arn:aws:lambda:us-east-1:000000000000:function:orders:live, orders:live",
    })
    void completesEachForm(String text, String atHome) {
        assertEquals(HOME + atHome, parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:eu-west-1:111111111111:function:orders, eu-west-1, 111111111111",
        "111111111111:function:orders, us-east-1, 111111111111",
        "arn:aws-cn:lambda:ddblocal:111111111111:function:orders:live, ddblocal, 111111111111",
    })
    void keepsWhatIsNamed(String text, String region, String account) {
        FunctionArn arn = parse(text);
        assertEquals(region, arn.region());
        assertEquals(account, arn.account());
        assertEquals("orders", arn.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "orders:",
                "orders:a:b",
                "arn:aws:sqs:us-east-1:000000000000:orders",
                "orders/1",
                "a2345678901234567890123456789012345678901234567890123456789012345"
            })
    void refusesEverythingElse(String text) {
        LambdaException refusal = assertThrows(LambdaException.class, () -> parse(text));
        assertEquals(LambdaErrorType.VALIDATION, refusal.type());
    }
}
