package dev.lodestone.server.template.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lodestone.server.template.TemplateFolder;
import dev.lodestone.server.template.model.StreamLabel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each function, as the value of a function's environment variable, in line 8. */
class IntrinsicsTest {
    private static final String HEAD = """
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties:
                  Code: .
                  Environment:
                    Variables:
                      V: %s
              Orders:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: orders
                  StreamSpecification: {StreamViewType: KEYS_ONLY}
              Plain:
                Type: AWS::DynamoDB::Table
              Queue:
                Type: AWS::SQS::Queue
              Topic:
                Type: AWS::SNS::Topic
                Properties: {TopicName: news}
              Bucket:
                Type: AWS::S3::Bucket
              Role:
                Type: AWS::IAM::Role
              Live:
                Type: AWS::Lambda::Alias
                Properties: {FunctionName: !Ref F, Name: live}
              Pool:
                Type: AWS::Cognito::UserPool
              Gone:
                Type: AWS::SQS::Queue
                Condition: Never
            Parameters:
              Stage: {Type: String, Default: dev}
              Size: {Type: Number, Default: 3}
              Names: {Type: CommaDelimitedList, Default: 'a, b,c'}
              Needed: {Type: String}
              Empty: {Type: String, Default: ''}
              Choice: {Type: String, Default: x, AllowedValues: [x, y]}
              Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/b}
            Mappings:
              Sizes:
                dev: {Small: s, List: [p, q]}
            Conditions:
              IsDev: !Equals [!Ref Stage, dev]
              Never: !Not [!Condition IsDev]
              Both: !And [!Condition IsDev, !Equals [!Ref Size, '3']]
              Either: !Or [!Condition Never, !Condition Both]
              Circle: !Or [!Condition Round, !Condition Never]
              Round: !Not [!Condition Circle]
            Outputs:
              Url: {Value: !Ref Orders, Export: {Name: !Sub '${AWS::StackName}-table'}}
            """;

    @TempDir
    Path directory;

    private TemplateFolder folder;

    @BeforeEach
    void start() {
        folder = new TemplateFolder(directory);
    }

    private String value(String expression) {
        folder.with("t.yaml", HEAD.formatted(expression));
        String value =
                folder.declarations("t.yaml").functions().get(0).environment().get("V");
        return value == null ? null : StreamLabel.shown(value);
    }

    private String problem(String expression) {
        return folder.with("t.yaml", HEAD.formatted(expression)).problem("t.yaml");
    }

    @Nested
    class Ref {
        @Test
        void givesParameters() {
            assertEquals("dev", value("!Ref Stage"));
            assertEquals("3", value("{Ref: Size}"));
            assertEquals("", value("!Ref Empty"));
            folder.parameter("Stage", "prod").parameter("Needed", "here").parameter("Stored", "secret");
            assertEquals("prod", value("!Ref Stage"));
            assertEquals("here", value("!Ref Needed"));
            assertEquals("secret", value("!Ref Stored"));
        }

        @Test
        void refusesParametersWithoutValue() {
            assertEquals(
                    "t.yaml:8: the parameter Needed has no value; give it as a parameter, 'Needed=…'",
                    problem("!Ref Needed"));
            assertEquals(
                    "t.yaml:8: the parameter Stored is kept in SSM, which there is none of here; give it as a parameter,"
                            + " 'Stored=…'",
                    problem("!Ref Stored"));
            folder.parameter("Choice", "z");
            assertEquals("t.yaml:39: the parameter Choice is 'z', which is none of [x, y]", problem("!Ref Choice"));
        }

        @Test
        void givesPseudoParameters() {
            assertEquals("us-east-1", value("!Ref AWS::Region"));
            assertEquals("000000000000", value("!Ref AWS::AccountId"));
            assertEquals("aws", value("!Ref AWS::Partition"));
            assertEquals("amazonaws.com", value("!Ref AWS::URLSuffix"));
            assertEquals("local", value("!Ref AWS::StackName"));
            assertNull(value("!Ref AWS::NoValue"));
            folder.parameter("AWS::StackName", "mine");
            assertEquals("mine", value("!Ref AWS::StackName"));
        }

        @Test
        void givesResources() {
            assertEquals("orders", value("!Ref Orders"));
            assertEquals("local-Plain", value("!Ref Plain"));
            assertEquals("local-F", value("!Ref F"));
            assertEquals("https://sqs.us-east-1.amazonaws.com/000000000000/local-Queue", value("!Ref Queue"));
            assertEquals("arn:aws:sns:us-east-1:000000000000:news", value("!Ref Topic"));
            assertEquals("local-bucket", value("!Ref Bucket"));
            assertEquals("arn:aws:lambda:us-east-1:000000000000:function:local-F:live", value("!Ref Live"));
        }

        @Test
        void refusesTheUnknown() {
            assertEquals("t.yaml:8: 'Nothing' is neither a parameter nor a resource", problem("!Ref Nothing"));
            assertEquals(
                    "t.yaml:8: Pool of AWS::Cognito::UserPool Pool is not known on this machine; give it as a parameter,"
                            + " 'Pool=…'",
                    problem("!Ref Pool"));
            assertEquals(
                    "t.yaml:8: AWS::SQS::Queue Gone does not exist, as its condition does not hold",
                    problem("!Ref Gone"));
            assertEquals("t.yaml:8: Ref takes a name, not a list", problem("!Ref [a]"));
            folder.parameter("Pool", "pool-1");
            assertEquals("pool-1", value("!Ref Pool"));
        }
    }

    @Nested
    class GetAtt {
        @Test
        void givesAttributes() {
            assertEquals("arn:aws:dynamodb:us-east-1:000000000000:table/orders", value("!GetAtt Orders.Arn"));
            assertEquals(
                    "arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/<label>",
                    value("!GetAtt Orders.StreamArn"));
            assertEquals(
                    "arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/<label>",
                    value("{'Fn::GetAtt': [Orders, StreamArn]}"));
            assertEquals("arn:aws:lambda:us-east-1:000000000000:function:local-F", value("!GetAtt [F, Arn]"));
            assertEquals("arn:aws:sqs:us-east-1:000000000000:local-Queue", value("!GetAtt Queue.Arn"));
            assertEquals("local-Queue", value("!GetAtt Queue.QueueName"));
            assertEquals("arn:aws:s3:::local-bucket", value("!GetAtt Bucket.Arn"));
            assertEquals("arn:aws:iam::000000000000:role/local-Role", value("!GetAtt Role.Arn"));
        }

        @Test
        void refusesTheUnknown() {
            assertEquals(
                    "t.yaml:8: AWS::DynamoDB::Table Plain has no StreamSpecification, and so no StreamArn",
                    problem("!GetAtt Plain.StreamArn"));
            assertEquals(
                    "t.yaml:8: there is no resource 'Nothing' to have the attribute Arn",
                    problem("!GetAtt Nothing.Arn"));
            assertEquals(
                    "t.yaml:8: Pool.Arn of AWS::Cognito::UserPool Pool is not known on this machine; give it as"
                            + " a parameter, 'Pool.Arn=…'",
                    problem("!GetAtt Pool.Arn"));
            assertEquals(
                    "t.yaml:8: Fn::GetAtt takes a resource and an attribute, like 'Table.StreamArn', not 'Orders'",
                    problem("!GetAtt Orders"));
            assertEquals("t.yaml:8: Fn::GetAtt takes a list of 2 arguments", problem("!GetAtt [Orders]"));
        }
    }

    @Nested
    class Sub {
        @Test
        void fillsIn() {
            assertEquals("dev-orders-local", value("!Sub '${Stage}-${Orders}-${AWS::StackName}'"));
            assertEquals("arn:aws:dynamodb:us-east-1:000000000000:table/orders!", value("!Sub '${Orders.Arn}!'"));
            assertEquals("${Stage} costs $3", value("!Sub '${!Stage} costs $${Size}'"));
            assertEquals("x=dev y=3", value("!Sub ['x=${X} y=${Size}', {X: !Ref Stage}]"));
        }

        @Test
        void refusesWhatItCannotFill() {
            assertEquals("t.yaml:8: 'No' is neither a parameter nor a resource", problem("!Sub 'a ${No}'"));
            assertEquals("t.yaml:8: Fn::Sub has a '${' without a '}'", problem("!Sub 'a ${No'"));
            assertEquals("t.yaml:8: Fn::Sub takes a text, or a list of a text and a mapping", problem("!Sub [a]"));
            assertEquals("t.yaml:8: '${Names}' must be a text, not a list", problem("!Sub '${Names}'"));
        }
    }

    @Nested
    class Texts {
        @Test
        void join() {
            assertEquals("a-dev-b", value("!Join ['-', [a, !Ref Stage, b]]"));
            assertEquals("a|b|c", value("!Join ['|', !Ref Names]"));
            assertEquals("a", value("!Join [',', [a, !Ref AWS::NoValue]]"));
            assertEquals(
                    "t.yaml:8: the second argument of Fn::Join must be a list, not 'a'", problem("!Join [',', a]"));
            assertEquals("t.yaml:8: Fn::Join takes a list of 2 arguments", problem("!Join [',']"));
        }

        @Test
        void select() {
            assertEquals("b", value("!Select [1, !Ref Names]"));
            assertEquals("c", value("!Select ['2', [a, b, c]]"));
            assertEquals("t.yaml:8: Fn::Select has no element 3 to choose of 3", problem("!Select [3, !Ref Names]"));
            assertEquals("t.yaml:8: Fn::Select has no element x to choose of 1", problem("!Select [x, [a]]"));
        }

        @Test
        void split() {
            assertEquals("orders", value("!Select [1, !Split ['/', !GetAtt Orders.StreamArn]]"));
            assertEquals("a--", value("!Join ['-', !Split ['.', 'a..']]"));
            assertEquals("t.yaml:8: the delimiter of Fn::Split is empty", problem("!Split ['', a]"));
        }

        @Test
        void base64() {
            assertEquals("ZGV2", value("{'Fn::Base64': !Ref Stage}"));
        }

        @Test
        void lengthAndJson() {
            assertEquals("3", value("{'Fn::Length': !Ref Names}"));
            assertEquals("{\"a\":[1,\"dev\"]}", value("{'Fn::ToJsonString': {a: [1, !Ref Stage]}}"));
        }
    }

    @Nested
    class FindInMap {
        @Test
        void looksUp() {
            assertEquals("s", value("!FindInMap [Sizes, !Ref Stage, Small]"));
            assertEquals("q", value("!Select [1, !FindInMap [Sizes, dev, List]]"));
            assertEquals("d", value("!FindInMap [Sizes, dev, Huge, {DefaultValue: d}]"));
        }

        @Test
        void refusesWhatIsNotThere() {
            assertEquals(
                    "t.yaml:8: Mappings has no 'Sizes' with 'dev' and 'Huge' in it",
                    problem("!FindInMap [Sizes, dev, Huge]"));
        }
    }

    @Nested
    class Conditional {
        @Test
        void chooses() {
            assertEquals("y", value("!If [IsDev, y, n]"));
            assertEquals("n", value("!If [Never, y, n]"));
            assertEquals("y", value("!If [Either, y, n]"));
            assertNull(value("!If [Never, y, !Ref AWS::NoValue]"));
            folder.parameter("Stage", "prod");
            assertEquals("n", value("!If [IsDev, y, n]"));
        }

        @Test
        void evaluatesOnlyWhatItChooses() {
            assertEquals("y", value("!If [IsDev, y, !Ref Nothing]"));
        }

        @Test
        void refusesTheUnknown() {
            assertEquals("t.yaml:8: there is no condition 'What'", problem("!If [What, y, n]"));
            assertEquals("t.yaml:8: Fn::If takes a list of 3 arguments", problem("!If [IsDev, y]"));
            assertEquals(
                    "t.yaml:50: these depend on each other: Circle → Round → Circle", problem("!If [Circle, y, n]"));
        }
    }

    @Nested
    class ImportValue {
        @Test
        void findsExports() {
            assertEquals("orders", value("!ImportValue local-table"));
            assertEquals("orders", value("{'Fn::ImportValue': !Sub '${AWS::StackName}-table'}"));
            folder.parameter("elsewhere", "x");
            assertEquals("x", value("!ImportValue elsewhere"));
        }

        @Test
        void refusesTheUnknown() {
            assertEquals(
                    "t.yaml:8: no template given exports 'elsewhere'; give it as a parameter, 'elsewhere=…'",
                    problem("!ImportValue elsewhere"));
        }
    }

    @Nested
    class DynamicReference {
        @Test
        void isGivenByTheUser() {
            assertEquals(
                    "t.yaml:8: 'resolve:ssm:/dev/x' is not known on this machine; give it as a parameter,"
                            + " 'resolve:ssm:/dev/x=…'",
                    problem("!Sub '{{resolve:ssm:/${Stage}/x}}'"));
            folder.parameter("resolve:ssm:/dev/x", "v");
            assertEquals("<v>{{resolve:", value("!Sub '<{{resolve:ssm:/${Stage}/x}}>{{resolve:'"));
        }
    }

    @Nested
    class Refused {
        @Test
        void whatNeedsAnAccount() {
            assertEquals(
                    "t.yaml:8: Fn::GetAZs asks an account, and there is none here", problem("!Select [0, !GetAZs '']"));
            assertEquals("t.yaml:8: Fn::Cidr is not supported", problem("!Select [0, !Cidr [a, 1, 2]]"));
            assertEquals(
                    "t.yaml:8: Fn::Transform runs a macro in an account, and there is none here",
                    problem("{'Fn::Transform': {Name: X}}"));
            assertEquals("t.yaml:8: Fn::Nonsense is not supported", problem("!Nonsense x"));
        }

        @Test
        void functionsBesideOthers() {
            assertEquals(
                    "t.yaml:8: Fn::Sub stands beside other members, and a function stands alone",
                    problem("{'Fn::Sub': a, b: c}"));
        }

        @Test
        void listsAsTexts() {
            assertEquals(
                    "t.yaml:8: AWS::Lambda::Function F: Environment: Variables: V must be a text, not a list",
                    problem("!Ref Names"));
        }
    }

    @Test
    void namesThatDependOnEachOtherAreRefused() {
        folder.with("t.yaml", """
                Resources:
                  A:
                    Type: AWS::DynamoDB::Table
                    Properties: {TableName: !Sub '${B}-a'}
                  B:
                    Type: AWS::DynamoDB::Table
                    Properties: {TableName: !Sub '${A}-b'}
                """);
        assertEquals(
                "[t.yaml:7: these depend on each other: A → B → A, t.yaml:4: these depend on each other: B → A → B]",
                folder.problem("t.yaml"));
    }

    @Test
    void textsThatMultiplyAreRefused() {
        StringBuilder template = new StringBuilder("Resources:\n");
        for (int i = 0; i < 40; i++) {
            template.append("  T" + i + ":\n    Type: AWS::DynamoDB::Table\n    Properties:\n      TableName: "
                    + (i == 39 ? "x" : "!Sub '${T" + (i + 1) + "}${T" + (i + 1) + "}'") + "\n");
        }
        String problem =
                folder.with("t.yaml", template.toString()).problems("t.yaml").get(0);
        assertEquals("the text is longer than 1048576 characters", problem.substring(problem.indexOf(": ") + 2));
    }
}
