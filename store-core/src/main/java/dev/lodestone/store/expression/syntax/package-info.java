/**
 * The grammar of expressions: one tokenizer and one parser, from text to records in which names' and values' placeholders
 * still stand. Start at {@link dev.lodestone.store.expression.syntax.ExpressionParser}. Its row of tokens and the cursor
 * over it serve other languages' parsers as well.
 */
package dev.lodestone.store.expression.syntax;
