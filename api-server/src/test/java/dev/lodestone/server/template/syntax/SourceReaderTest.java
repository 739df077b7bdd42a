package dev.lodestone.server.template.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
    private static String refusal(String file, String text) {
        return assertThrows(TemplateException.class, () -> SourceReader.parse(file, text))
                .getMessage();
    }

    private static Mapping yaml(String text) {
        return (Mapping) SourceReader.parse("t.yaml", text);
    }

    @Nested
    class Yaml {
        @Test
        void knowsTheLineOfEachNode() {
            Mapping root = yaml("a: 1\nb:\n  - x\n  - y: z\n# comment\nc:\n    d: |\n      long\n      text\n");
            assertEquals(1, root.value("a").location().line());
            Sequence list = (Sequence) root.value("b");
            assertEquals(2, root.location("b").line());
            assertEquals(3, list.elements().get(0).location().line());
            assertEquals(4, list.elements().get(1).location().line());
            assertEquals(7, ((Mapping) root.value("c")).value("d").location().line());
            assertEquals("t.yaml:6", root.location("c").toString());
        }

        @Test
        void readsShortTagsAsFunctions() {
            Mapping root = yaml("a: !Ref T\nb: !GetAtt T.Arn\nc: !Sub ['${x}', {x: 1}]\nd: !Condition C\n"
                    + "e: !If\n  - C\n  - !Ref A\n  - !Ref B\n");
            assertEquals("Ref", ((Mapping) root.value("a")).function());
            assertEquals("Fn::GetAtt", ((Mapping) root.value("b")).function());
            assertInstanceOf(Sequence.class, ((Mapping) root.value("c")).value("Fn::Sub"));
            assertEquals(
                    Set.of("Condition"), ((Mapping) root.value("d")).members().keySet());
            Sequence choice = (Sequence) ((Mapping) root.value("e")).value("Fn::If");
            assertEquals(8, choice.elements().get(2).location().line());
        }

        @Test
        void tellsTextsFromOtherScalars() {
            Mapping root = yaml("a: yes\nb: 'yes'\nc: 010\nd: ~\ne:\nf: 'null'\ng: True\n");
            assertEquals(true, ((Scalar) root.value("a")).asBoolean());
            assertNull(((Scalar) root.value("b")).asBoolean());
            assertEquals("010", ((Scalar) root.value("c")).text());
            assertNull(root.value("d"));
            assertNull(root.value("e"));
            assertEquals("null", ((Scalar) root.value("f")).text());
            assertEquals(true, ((Scalar) root.value("g")).asBoolean());
        }

        @Test
        void repeatsWhatAnAliasNames() {
            Mapping root = yaml("a: &x {p: 1}\nb: *x\n");
            assertSame(root.value("a"), root.value("b"));
        }

        @Test
        void mergesWhatTheMergeKeyNames() {
            Mapping root = yaml("a: &x {p: 1, q: 2}\nb: &y {q: 3, r: 4}\nc:\n  <<: [*x, *y]\n  p: 5\n");
            Mapping merged = (Mapping) root.value("c");
            assertEquals("5", ((Scalar) merged.value("p")).text());
            assertEquals("2", ((Scalar) merged.value("q")).text());
            assertEquals("4", ((Scalar) merged.value("r")).text());
        }

        @Test
        void refusesNamesGivenTwice() {
            assertEquals("t.yaml:4: 'a' is given twice, here and in line 1", refusal("t.yaml", "a: 1\nb: 2\n\na: 3\n"));
        }

        @Test
        void refusesWhatIsNotYaml() {
            assertTrue(refusal("t.yaml", "a: 1\nb: [1, 2\nc: 3\n").startsWith("t.yaml:3: this is not YAML: "));
            assertTrue(refusal("t.yaml", "a:\n\t- b\n").startsWith("t.yaml:2: this is not YAML: "));
            assertEquals("t.yaml: the file is empty", refusal("t.yaml", "# nothing\n"));
        }

        @Test
        void refusesASecondDocument() {
            assertEquals(
                    "t.yaml:2: a second document begins here, and a template is one",
                    refusal("t.yaml", "a: 1\n---\nb: 2\n"));
        }

        @Test
        void refusesAliasesWithoutEndOrAnchor() {
            assertEquals("t.yaml:1: '*x' contains itself", refusal("t.yaml", "a: &x [1, *x]\n"));
            assertEquals("t.yaml:2: there is no anchor 'y' above", refusal("t.yaml", "a: 1\nb: *y\n"));
        }

        @Test
        void refusesAliasesThatMultiply() {
            StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
            for (int i = 1; i < 12; i++) {
                bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(10) + "]\n");
            }
            assertEquals("t.yaml:6: the document has more than 500000 parts", refusal("t.yaml", bomb.toString()));
        }

        @Test
        void refusesDeepNesting() {
            String deep = "a:\n  " + "[".repeat(100_000);
            assertEquals("t.yaml:2: lists and mappings nest deeper than 100 levels", refusal("t.yaml", deep));
        }

        @Test
        void refusesListsAsNames() {
            assertEquals("t.yaml:1: a name is expected here, not a list or mapping", refusal("t.yaml", "? [a]\n: b\n"));
        }
    }

    @Nested
    class Json {
        @Test
        void knowsTheLineOfEachNode() {
            Mapping root = (Mapping) SourceReader.parse("t.json", "{\n\t\"a\": 1,\n\t\"b\":\n\t[\n\t\ttrue\n\t]\n}");
            assertEquals(2, root.value("a").location().line());
            assertEquals(3, root.location("b").line());
            Scalar flag = (Scalar) ((Sequence) root.value("b")).elements().get(0);
            assertEquals(5, flag.location().line());
            assertEquals(true, flag.asBoolean());
        }

        @Test
        void isKnownByItsBrace() {
            assertEquals("1", ((Scalar) yaml("{\n\t\"a\": 1\n}").value("a")).text());
            assertEquals("1", ((Scalar) yaml("{a: 1}").value("a")).text());
        }

        @Test
        void refusesNamesGivenTwice() {
            assertEquals(
                    "t.json:3: 'a' is given twice, here and in line 2", refusal("t.json", "{\n\"a\": 1,\n\"a\": 2}"));
        }

        @Test
        void refusesWhatIsNotJson() {
            assertTrue(refusal("t.json", "{\n\"a\": 1,\n}").startsWith("t.json:3: this is not JSON: "));
            assertEquals("t.json: the file is empty", refusal("t.json", " \n"));
            assertEquals("t.json:2: something stands after the end of the JSON document", refusal("t.json", "{}\n{}"));
            assertEquals(
                    "t.json:1: lists and mappings nest deeper than 100 levels", refusal("t.json", "[".repeat(5000)));
            assertEquals("t.json:1: the text contains the character U+0000", refusal("t.json", "[\"\\u0000\"]"));
        }
    }

    @Nested
    class OnDisk {
        @TempDir
        Path folder;

        private String refusal(Path file) {
            return assertThrows(TemplateException.class, () -> new SourceReader().read(file))
                    .getMessage()
                    .replace(folder + "/", "");
        }

        @Test
        void refusesWhatCannotBeRead() throws IOException {
            assertEquals("none.yaml: there is no such file", refusal(folder.resolve("none.yaml")));
            Path latin = folder.resolve("latin.yaml");
            Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xe4});
            assertEquals("latin.yaml: the file is not UTF-8", refusal(latin));
            Path large = folder.resolve("large.yaml");
            Files.write(large, new byte[(8 << 20) + 1]);
            assertEquals("large.yaml: the file has more than 8388608 bytes", refusal(large));
        }

        @Test
        void remembersWhatItWasAskedFor() {
            SourceReader reader = new SourceReader();
            Path missing = folder.resolve("none.yaml");
            assertThrows(TemplateException.class, () -> reader.read(missing));
            assertEquals(Set.of(missing.toAbsolutePath()), reader.files());
        }
    }

    @Test
    void writesJson() {
        Mapping root = yaml("a: [1, 1.5, '1', true, null, 'null', 0x10]\nb: {c: \"x\\\"y\"}\n");
        assertEquals("{\"a\":[1,1.5,\"1\",true,null,\"null\",\"0x10\"],\"b\":{\"c\":\"x\\\"y\"}}", JsonText.of(root));
    }
}
