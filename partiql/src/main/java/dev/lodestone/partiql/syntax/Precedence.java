package dev.lodestone.partiql.syntax;

/** How strongly operators bind: the higher, the stronger. */
final class Precedence {
    static final int NONE = 0;
    static final int OR = 10;
    static final int AND = 20;
    static final int NOT = 30;
    static final int EQUALITY = 40;
    static final int COMPARISON = 50;
    static final int ADDITION = 60;
    static final int MULTIPLICATION = 70;

    private Precedence() {}
}
