"""Plants what must be found: bad requests, and roles that may too little or too much."""

import base64
import copy
import json
import unittest
import urllib.parse

import cbor2
import models
import rights
import roles
import stacks

PUT = {"TableName": "Orders", "Item": {"order_id": {"S": "1"}}}
TOPIC = "arn:aws:sns:eu-west-3:000000000000:OrderNotifications"
QUEUE = "http://127.0.0.1:4566/000000000000/OrderProcessingQueue"
MAIL = {"FromEmailAddress": stacks.SENDER, "Content": {"Simple": {"Subject": {"Data": "a"}, "Body": {}}}}


def call(service, operation, body, path="/", who="serve"):
    content = body if isinstance(body, bytes) else body.encode()
    return {
        "who": who,
        "service": service,
        "operation": operation,
        "path": path,
        "encoding": "",
        "body": base64.b64encode(content).decode(),
    }


def table(operation="PutItem", who="serve", **members):
    request = {name: member for name, member in (PUT | members).items() if member is not None}
    return call("DynamoDb", operation, json.dumps(request), who=who)


def published(**fields):
    plain = {"Action": "Publish", "Version": "2010-03-31", "TopicArn": TOPIC, "Message": "a"}
    return call("Sns", "Publish", urllib.parse.urlencode(plain | fields))


def mailed(request, path="/v2/email/outbound-emails"):
    return call("SesV2", "SendEmail", json.dumps(request), path)


def measured(**members):
    path = "/service/GraniteServiceVersion20100801/operation/PutMetricData"
    return call("CloudWatch", "PutMetricData", cbor2.dumps({"Namespace": "OrderGateway"} | members), path)


class BadRequests(unittest.TestCase):
    def finds(self, expected, recorded):
        wrong, _, _ = rights.judged([("here:1", recorded)])
        self.assertEqual([f"here:1: {expected}"], wrong)

    def test_passes_what_is_right(self):
        good = [table(), published(), mailed(MAIL), measured(MetricData=[{"MetricName": "orders", "Value": 1.0}])]
        self.assertEqual([], rights.judged(("here", each) for each in good)[0])

    def test_finds_a_missing_member(self):
        self.finds("serve: PutItem: TableName is missing", table(TableName=None))

    def test_finds_an_unknown_member(self):
        self.finds("serve: PutItem: Colour is unknown", table(Colour="red"))

    def test_finds_a_wrong_type(self):
        self.finds("serve: PutItem.Item.order_id.S: 1 is no string", table(Item={"order_id": {"S": 1}}))

    def test_finds_a_value_that_no_enum_has(self):
        wrong = rights.judged([("here", table(ReturnValues="SOME"))])[0]
        self.assertRegex(wrong[0], r"PutItem.ReturnValues: SOME \(expected: one of \['NONE'")

    def test_finds_too_long_a_string(self):
        name = "a" * 1025
        self.finds("serve: PutItem.TableName: 1025 (expected: at most 1024)", table(TableName=name))

    def test_finds_too_long_a_list(self):
        statements = [{"Statement": 'UPDATE "Orders" SET a = 1'}] * 26
        request = call("DynamoDb", "BatchExecuteStatement", json.dumps({"Statements": statements}))
        self.finds("serve: BatchExecuteStatement.Statements: 26 (expected: at most 25)", request)

    def test_finds_a_pattern_that_does_not_match(self):
        wrong = rights.judged([("here", measured(Namespace=":AWS", MetricData=[]))])[0]
        self.assertRegex(wrong[0], r"PutMetricData.Namespace: :AWS does not match")

    def test_finds_what_the_query_protocol_does_not_know(self):
        self.finds("serve: Publish: Colour is unknown", published(Colour="red"))

    def test_finds_a_missing_member_of_the_query_protocol(self):
        fields = urllib.parse.urlencode({"Action": "Publish", "Version": "2010-03-31", "TopicArn": TOPIC})
        self.finds("serve: Publish: Message is missing", call("Sns", "Publish", fields))

    def test_finds_a_missing_member_of_rest(self):
        request = copy.deepcopy(MAIL)
        del request["Content"]["Simple"]["Subject"]
        self.finds("serve: SendEmail.Content.Simple: Subject is missing", mailed(request))

    def test_finds_another_path(self):
        self.finds("serve: SendEmail: /v2/mail is not /v2/email/outbound-emails", mailed(MAIL, "/v2/mail"))

    def test_finds_an_unknown_caller(self):
        wrong = rights.judged([("here", table(who="stranger"))])[0]
        self.assertRegex(wrong[0], r"stranger called PutItem \(expected: one of \['DeliverOrders'")


class Roles(unittest.TestCase):
    def setUp(self):
        self.rights = roles.allowed("fargate", "TaskRole")
        self.uses = self.rights - rights.on_behalf_of("serve")

    def test_passes_what_is_equal(self):
        self.assertEqual([], rights.held("serve", self.rights, self.uses))

    def test_finds_a_use_that_no_role_allows(self):
        uses = self.uses | rights.used(table("DeleteItem"))
        self.assertEqual(
            ["serve used dynamodb:DeleteItem on Table, which it may not"], rights.held("serve", self.rights, uses)
        )

    def test_finds_a_use_of_another_resource(self):
        uses = self.uses | rights.used(table(TableName="Customers"))
        self.assertEqual(
            ["serve used dynamodb:PutItem on Customers, which it may not"], rights.held("serve", self.rights, uses)
        )

    def test_finds_a_right_that_is_never_used(self):
        uses = self.uses - {("dynamodb:PutItem", "Table")}
        self.assertEqual(
            ["serve may dynamodb:PutItem on Table, and never did"], rights.held("serve", self.rights, uses)
        )

    def test_finds_a_right_that_aws_uses_by_other_roles(self):
        others = {("dynamodb:GetRecords", "Stream")}
        self.assertEqual(
            ["serve may dynamodb:GetRecords on Stream, and never did"],
            rights.held("serve", self.rights | others, self.uses),
        )

    def test_finds_a_right_that_aws_lacks(self):
        self.assertEqual(
            ["AWS uses kms:Decrypt on DataKey for serve, which may not"],
            rights.held("serve", self.rights - {("kms:Decrypt", "DataKey")}, self.uses),
        )

    def test_finds_metrics_that_go_where_the_role_may_not_send_them(self):
        uses = self.uses | rights.used(measured(Namespace="Elsewhere"))
        self.assertEqual(
            ["serve used cloudwatch:PutMetricData on Elsewhere, which it may not"],
            rights.held("serve", self.rights, uses),
        )

    def test_finds_a_condition_that_nothing_is_held_to(self):
        statement = {"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}
        for condition in (
            {"StringEquals": {"dynamodb:LeadingKeys": "a"}},
            {"StringEquals": {"cloudwatch:namespace": "Elsewhere"}},
            {"StringLike": {"ses:FromAddress": "*"}},
        ):
            with self.assertRaises(ValueError):
                roles.granted("TaskRole", statement | {"Condition": condition}, set())

    def test_finds_what_grants_rights_unheld(self):
        resources = {
            "Held": {"Type": "AWS::IAM::Role"},
            "Other": {"Type": "AWS::IAM::Role"},
            "Policy": {"Type": "AWS::IAM::Policy"},
            "Shared": {"Type": "AWS::IAM::ManagedPolicy"},
            "Attached": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"Roles": [{"Ref": "Held"}]}},
            "Own": {"Type": "AWS::Serverless::Function", "Properties": {"Role": {"Fn::GetAtt": ["Held", "Arn"]}}},
            "Made": {"Type": "AWS::Serverless::Function"},
        }
        self.assertEqual(
            [f"data.yaml: {name} is held against nothing" for name in ("Other", "Policy", "Attached", "Made")],
            roles.unheld({"data": resources}, {("data", "Held")}),
        )

    def test_finds_a_right_on_everything(self):
        everything = {("sns:Publish", "*")}
        self.assertEqual(
            ["serve may sns:Publish on *, which is wide"],
            rights.held("serve", self.rights | everything, self.uses | everything),
        )

    def test_finds_roles_whose_code_was_never_run(self):
        wrong = rights.roles_held({who: set() for who in [*rights.ROLES, *rights.OPERATORS]})
        self.assertIn("RelayOrders may dynamodb:Query on Table/index/outbox-due, and never did", wrong)
        self.assertIn("audit is granted ('dynamodb:Scan', 'Table') by README, and never used it", wrong)

    def test_reads_what_a_call_is_made_on(self):
        statement = {"Statements": [{"Statement": 'INSERT INTO "Orders" VALUE {\'order_id\': ?}'}]}
        sent = json.dumps({"QueueUrl": QUEUE, "Entries": []})
        self.assertEqual(
            [
                {("dynamodb:PartiQLInsert", "Table")},
                {("sns:Publish", "Topic")},
                {("sqs:SendMessage", "Queue")},
                {("ses:SendEmail", "SenderIdentity")},
                {("ses:GetEmailIdentity", "SenderAddress")},
                {("cloudwatch:PutMetricData", "*")},
            ],
            [
                rights.used(call("DynamoDb", "BatchExecuteStatement", json.dumps(statement))),
                rights.used(published()),
                rights.used(call("Sqs", "SendMessageBatch", sent)),
                rights.used(mailed(MAIL)),
                rights.used(
                    call("SesV2", "GetEmailIdentity", "", "/v2/email/identities/commandes%40anycompany.example")
                ),
                rights.used(measured()),
            ],
        )


if __name__ == "__main__":
    unittest.main()
