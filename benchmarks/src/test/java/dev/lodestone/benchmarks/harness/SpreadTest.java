package dev.lodestone.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void takesTheMiddleOfAnEvenNumberOfRounds() {
        assertEquals(new Spread(1, 2.5, 9), Spread.of(9, 3, 1, 2));
    }

    @Test
    void comparesRoundByRound() {
        assertEquals(new Spread(0.5, 2, 3), Spread.ofRatios(new double[] {2, 1, 9}, new double[] {1, 2, 3}));
    }
}
