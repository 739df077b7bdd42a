package dev.lodestone.streams.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the filter language, one by one. JSON is written with single quotes here. */
class FilterCriteriaTest {
    private static final String INSERT = record(
            "INSERT",
            "'id':{'S':'k1'},'n':{'N':'101'},'b':{'BOOL':true},"
                    + "'none':{'NULL':true},'empty':{'S':''},'tags':{'SS':['red','green']},"
                    + "'lines':{'L':[{'M':{'sku':{'S':'x'},'count':{'N':'1'}}},{'M':{'sku':{'S':'y'},'count':{'N':'2'}}}]}");

    private static String record(String eventName, String newImage) {
        return "{'eventID':'1','eventName':'" + eventName + "','eventSource':'aws:dynamodb','dynamodb':"
                + "{'ApproximateCreationDateTime':1664559083.0,'Keys':{'id':{'S':'k1'}},'NewImage':{" + newImage
                + "},'SizeBytes':26}}";
    }

    private static boolean matches(String record, String... patterns) {
        List<String> quoted =
                List.of(patterns).stream().map(FilterCriteriaTest::quoted).toList();
        return FilterCriteria.parse(quoted).matches(quoted(record).getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    /** Whether {@link #INSERT} matches a pattern of its new image. */
    private static boolean imageMatches(String image) {
        return matches(INSERT, "{'dynamodb':{'NewImage':{" + image + "}}}");
    }

    private static void assertRefused(String pattern) {
        LambdaException refusal =
                assertThrows(LambdaException.class, () -> FilterCriteria.parse(Collections.singletonList(pattern)));
        assertEquals("Invalid filter pattern definition.", refusal.getMessage());
        assertEquals(LambdaErrorType.INVALID_PARAMETER_VALUE, refusal.type());
    }

    @Nested
    class Combination {
        @Test
        void noFiltersMatchEverything() {
            assertTrue(matches(INSERT));
            assertTrue(FilterCriteria.parse(List.of()).matchesAll());
        }

        @Test
        void filtersAreAlternatives() {
            assertTrue(matches(INSERT, "{'eventName':['REMOVE']}", "{'eventName':['INSERT']}"));
            assertFalse(matches(INSERT, "{'eventName':['REMOVE']}", "{'eventName':['MODIFY']}"));
        }

        @Test
        void keysOfAPatternMustAllMatch() {
            assertTrue(imageMatches("'id':{'S':['k1']},'n':{'N':['101']}"));
            assertFalse(imageMatches("'id':{'S':['k1']},'n':{'N':['102']}"));
        }

        @Test
        void valuesOfAListAreAlternatives() {
            assertTrue(matches(INSERT, "{'eventName':['INSERT','MODIFY']}"));
            assertFalse(matches(INSERT, "{'eventName':['REMOVE','MODIFY']}"));
        }

        @Test
        void orTakesAlternativesOfSeveralFields() {
            assertTrue(imageMatches("'$or':[{'id':{'S':['other']}},{'n':{'N':['101']}}]"));
            assertFalse(imageMatches("'$or':[{'id':{'S':['other']}},{'n':{'N':['1']}}]"));
            assertFalse(imageMatches("'b':{'BOOL':[false]},'$or':[{'id':{'S':['k1']}},{'n':{'N':['1']}}]"));
        }

        @Test
        void orNeedsTwoObjects() {
            assertRefused("{\"$or\":[{\"a\":[1]}]}");
            assertRefused("{\"$or\":[{\"a\":[1]},5]}");
            assertRefused("{\"$or\":{\"a\":[1]}}");
        }

        @Test
        void ofTheSameKeyTheLastLeafCounts() {
            assertTrue(matches(INSERT, "{'eventName':['REMOVE'],'eventName':['INSERT']}"));
            assertFalse(matches(INSERT, "{'eventName':['INSERT'],'eventName':['REMOVE']}"));
        }
    }

    @Nested
    class Operators {
        @Test
        void nullMatchesNullAlone() {
            assertTrue(matches("{'a':null}", "{'a':[null]}"));
            assertFalse(matches("{'a':'null'}", "{'a':[null]}"));
            assertFalse(matches("{}", "{'a':[null]}"));
        }

        @Test
        void emptyString() {
            assertTrue(imageMatches("'empty':{'S':['']}"));
            assertFalse(imageMatches("'id':{'S':['']}"));
        }

        @Test
        void equalsExactly() {
            assertTrue(imageMatches("'id':{'S':['k1']}"));
            assertTrue(imageMatches("'id':{'S':[{'exactly':'k1'}]}"));
            assertFalse(imageMatches("'id':{'S':['K1']}"));
        }

        @Test
        void equalsIgnoreCase() {
            assertTrue(imageMatches("'id':{'S':[{'equals-ignore-case':'K1'}]}"));
            assertFalse(imageMatches("'id':{'S':[{'equals-ignore-case':'K'}]}"));
        }

        @Test
        void anythingBut() {
            assertTrue(imageMatches("'id':{'S':[{'anything-but':'k2'}]}"));
            assertFalse(imageMatches("'id':{'S':[{'anything-but':['k2','k1']}]}"));
            assertTrue(imageMatches("'id':{'S':[{'anything-but':{'prefix':'x'}}]}"));
            assertFalse(imageMatches("'id':{'S':[{'anything-but':{'prefix':'k'}}]}"));
            assertFalse(imageMatches("'id':{'S':[{'anything-but':{'suffix':'1'}}]}"));
            assertFalse(imageMatches("'id':{'S':[{'anything-but':{'equals-ignore-case':['K1']}}]}"));
            assertFalse(imageMatches("'id':{'S':[{'anything-but':{'wildcard':'k*'}}]}"));
        }

        @Test
        void anythingButDoesNotMatchWhatIsMissing() {
            assertFalse(imageMatches("'other':{'S':[{'anything-but':'k2'}]}"));
        }

        @Test
        void numericComparesJsonNumbers() {
            assertTrue(matches(INSERT, "{'dynamodb':{'SizeBytes':[{'numeric':['=',26]}]}}"));
            assertTrue(matches(INSERT, "{'dynamodb':{'SizeBytes':[{'numeric':['>',25,'<=',26]}]}}"));
            assertFalse(matches(INSERT, "{'dynamodb':{'SizeBytes':[{'numeric':['<',26]}]}}"));
            assertTrue(matches(INSERT, "{'dynamodb':{'SizeBytes':[{'numeric':['>=',26]}]}}"));
        }

        @Test
        void numericNeverMatchesNumbersOfItems() {
            assertFalse(imageMatches("'n':{'N':[{'numeric':['=',101]}]}"));
            assertFalse(imageMatches("'n':{'N':[101]}"));
            assertTrue(imageMatches("'n':{'N':['101']}"));
        }

        @Test
        void numbersAreEqualByValue() {
            assertTrue(matches(INSERT, "{'dynamodb':{'SizeBytes':[26.0]}}"));
            assertTrue(matches(INSERT, "{'dynamodb':{'ApproximateCreationDateTime':[1664559083]}}"));
        }

        @Test
        void existsLooksAtLeaves() {
            assertTrue(imageMatches("'id':{'S':[{'exists':true}]}"));
            assertFalse(imageMatches("'id':{'S':[{'exists':false}]}"));
            assertTrue(imageMatches("'other':{'S':[{'exists':false}]}"));
            assertFalse(imageMatches("'other':{'S':[{'exists':true}]}"));
        }

        @Test
        void existsDoesNotSeeWhatIsNoLeaf() {
            assertTrue(imageMatches("'id':[{'exists':false}]"));
            assertFalse(imageMatches("'id':[{'exists':true}]"));
        }

        @Test
        void prefixAndSuffix() {
            assertTrue(imageMatches("'id':{'S':[{'prefix':'k'}]}"));
            assertTrue(imageMatches("'id':{'S':[{'suffix':'1'}]}"));
            assertTrue(imageMatches("'id':{'S':[{'prefix':{'equals-ignore-case':'K'}}]}"));
            assertTrue(imageMatches("'id':{'S':[{'suffix':{'equals-ignore-case':'K1'}}]}"));
            assertFalse(imageMatches("'id':{'S':[{'prefix':'1'}]}"));
            assertFalse(imageMatches("'n':{'N':[{'suffix':'10'}]}"));
        }

        @Test
        void wildcard() {
            assertTrue(imageMatches("'id':{'S':[{'wildcard':'k*'}]}"));
            assertTrue(imageMatches("'id':{'S':[{'wildcard':'*k*1*'}]}"));
            assertFalse(imageMatches("'id':{'S':[{'wildcard':'k*k1'}]}"));
            assertTrue(matches("{'a':'x*y'}", "{'a':[{'wildcard':'x\\\\*y'}]}"));
        }

        @Test
        void addresses() {
            assertTrue(matches("{'a':'10.1.2.3'}", "{'a':[{'cidr':'10.0.0.0/8'}]}"));
            assertFalse(matches("{'a':'11.1.2.3'}", "{'a':[{'cidr':'10.0.0.0/8'}]}"));
            assertTrue(matches("{'a':'2001:db8::1'}", "{'a':['2001:0db8:0:0::1']}"));
            assertFalse(matches("{'a':'a.host'}", "{'a':[{'cidr':'0.0.0.0/0'}]}"));
            assertFalse(matches("{'a':'300.1.1.1'}", "{'a':[{'cidr':'0.0.0.0/0'}]}"));
        }
    }

    @Nested
    class Records {
        @Test
        void areMatchedOutsideOfDynamodbToo() {
            String expiry = record("REMOVE", "")
                    .replace(
                            "'SizeBytes':26}",
                            "'SizeBytes':26},"
                                    + "'userIdentity':{'principalId':'dynamodb.amazonaws.com','type':'Service'}");
            assertTrue(matches(expiry, "{'userIdentity':{'type':['Service']},'eventName':['REMOVE']}"));
            assertFalse(matches(INSERT, "{'userIdentity':{'type':['Service']}}"));
            assertTrue(matches(INSERT, "{'eventSource':['aws:dynamodb']}"));
        }

        @Test
        void keysAndBooleans() {
            assertTrue(matches(INSERT, "{'dynamodb':{'Keys':{'id':{'S':['k1']}}}}"));
            assertTrue(imageMatches("'b':{'BOOL':[true]},'none':{'NULL':[true]}"));
            assertFalse(imageMatches("'b':{'BOOL':['true']}"));
        }

        @Test
        void listsAreFlattened() {
            assertTrue(imageMatches("'tags':{'SS':['green']}"));
            assertTrue(imageMatches("'lines':{'L':{'M':{'sku':{'S':['y']}}}}"));
            assertTrue(imageMatches("'tags':{'SS':[{'anything-but':'green'}]}"));
            assertFalse(imageMatches("'tags':{'SS':[{'anything-but':['green','red']}]}"));
        }

        @Test
        void fieldsOfDifferentElementsDoNotMatchTogether() {
            assertTrue(imageMatches("'lines':{'L':{'M':{'sku':{'S':['y']},'count':{'N':['2']}}}}"));
            assertFalse(imageMatches("'lines':{'L':{'M':{'sku':{'S':['y']},'count':{'N':['1']}}}}"));
        }

        @Test
        void dotsInNamesAreSteps() {
            assertTrue(matches("{'a.b':'x'}", "{'a':{'b':['x']}}"));
            assertTrue(matches("{'a':{'b':'x'}}", "{'a.b':['x']}"));
        }

        @Test
        void escapesAreReadBeforeTheyAreCompared() {
            assertTrue(matches("{'a':'\\u0041\\n'}", "{'a':['A\\n']}"));
        }

        @Test
        @Timeout(60)
        void longListsDoNotMultiply() {
            StringBuilder image = new StringBuilder();
            StringBuilder pattern = new StringBuilder();
            for (char name = 'a'; name < 'k'; name++) {
                image.append("'")
                        .append(name)
                        .append("':{'L':[")
                        .append("{'S':'x'},".repeat(500))
                        .append("{'S':'x'}]},");
                pattern.append("'").append(name).append("':{'L':{'S':['x']}},");
            }
            String record = record("INSERT", image + "'z':{'S':'x'}");
            String patternOfAll = "{'dynamodb':{'NewImage':{" + pattern + "'z':{'S':['y']}}}}";
            assertFalse(matches(record, patternOfAll));
        }
    }

    @Nested
    class Refusals {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "x",
                    "[]",
                    "{}",
                    "{\"a\":{}}",
                    "{\"a\":[]}",
                    "{\"a\":null}",
                    "{\"a\":\"x\"}",
                    "{\"a\":5}",
                    "{\"a\":[[\"x\"]]}",
                    "{\"a\":[{}]}",
                    "{\"a\":[{\"like\":\"x\"}]}",
                    "{\"a\":[{\"prefix\":\"x\",\"suffix\":\"y\"}]}",
                    "{\"a\":[{\"prefix\":5}]}",
                    "{\"a\":[{\"exists\":\"true\"}]}",
                    "{\"a\":[{\"numeric\":[\">\",5,\"<\",5]}]}",
                    "{\"a\":[{\"numeric\":[\"<\",5,\">\",3]}]}",
                    "{\"a\":[{\"numeric\":[\"=\",\"5\"]}]}",
                    "{\"a\":[{\"anything-but\":[]}]}",
                    "{\"a\":[{\"anything-but\":[5,\"x\"]}]}",
                    "{\"a\":[{\"anything-but\":{\"prefix\":\"\"}}]}",
                    "{\"a\":[{\"anything-but\":{\"prefix\":[]}}]}",
                    "{\"a\":[{\"anything-but\":null}]}",
                    "{\"a\":[{\"wildcard\":\"a**\"}]}",
                    "{\"a\":[{\"cidr\":\"10.0.0.0/32\"}]}",
                    "{\"a\":[\"x\"]",
                    "{\"$or\":[{\"prefix\":[1]},{\"b\":[1]}]}"
                })
        void invalidPatterns(String pattern) {
            assertRefused(pattern);
        }

        @Test
        void noPattern() {
            assertRefused(null);
        }

        @Test
        void moreFieldsThanARuleMayName() {
            StringBuilder pattern = new StringBuilder("{\"a\":[1]");
            for (int i = 0; i < 256; i++) {
                pattern.append(",\"").append(i).append("\":[1]");
            }
            assertRefused(pattern.append('}').toString());
        }

        @Test
        void alternativesThatMultiplyBeyondAllBounds() {
            String or = "\"$or\":[{\"a\":[1]},{\"b\":[1]}]";
            assertRefused("{" + (or + ",").repeat(60) + or + "}");
        }

        @Test
        void upToTenFilters() {
            String pattern = "{\"a\":[1]}";
            assertFalse(FilterCriteria.parse(Collections.nCopies(10, pattern)).matchesAll());
            assertThrows(LambdaException.class, () -> FilterCriteria.parse(Collections.nCopies(11, pattern)));
        }

        @Test
        void patternsOf4096Characters() {
            String start = "{\"a\":[\"";
            String pattern = start + "x".repeat(4096 - start.length() - 3) + "\"]}";
            assertEquals(4096, pattern.length());
            assertFalse(FilterCriteria.parse(List.of(pattern)).matchesAll());
            assertThrows(LambdaException.class, () -> FilterCriteria.parse(List.of(pattern + " ")));
        }
    }
}
