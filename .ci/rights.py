"""Holds the calls on AWS that the tests wrote down in FOLDER against AWS's models of its services, and the rights of
each role in the templates against what its code called.

usage: rights.py FOLDER
"""

import collections
import glob
import json
import re
import sys

import models
import roles
import stacks

# Who signs calls, and the role that they are held against: its template, its name, and the conditions that do not hold.
ROLES = {
    "serve": ("fargate", "TaskRole", set()),
    "ProcessOrder": ("lambda", "ProcessOrderRole", {"Inline"}),
    "ProcessOrderInline": ("lambda", "ProcessOrderRole", set()),
    "DeliverOrders": ("lambda", "DeliverOrdersRole", set()),
    "RelayOrders": ("lambda", "RelayOrdersRole", set()),
}
# What an operator's role needs, by command, prove being doctor --prove; doctor has the gateway's own besides. The README
# says the same.
OPERATORS = {
    "outbox": {
        ("dynamodb:Query", "Table/index/outbox-due"),
        ("dynamodb:GetItem", "Table"),
        ("dynamodb:UpdateItem", "Table"),
    },
    "audit": {
        ("dynamodb:Scan", "Table"),
        ("sqs:ReceiveMessage", "Queue"),
        ("sqs:ChangeMessageVisibility", "Queue"),
    },
    "doctor": {
        ("dynamodb:DescribeTimeToLive", "Table"),
        ("dynamodb:DescribeContinuousBackups", "Table"),
        ("ses:GetAccount", "*"),
        ("ses:GetEmailIdentity", "Recipient"),
        ("sns:GetSMSSandboxAccountStatus", "*"),
    },
    "prove": {
        ("dynamodb:GetItem", "Table"),
        ("logs:FilterLogEvents", "ProcessOrderLog"),
        ("sns:ListSubscriptionsByTopic", "Topic"),
        ("sns:Subscribe", "Topic"),
        ("sns:Unsubscribe", "*"),
        ("sqs:ChangeMessageVisibility", "Queue"),
        ("sqs:CreateQueue", "Proof"),
        ("sqs:DeleteQueue", "Proof"),
        ("sqs:GetQueueAttributes", "Proof"),
        ("sqs:ReceiveMessage", "Proof"),
        ("sqs:ReceiveMessage", "Queue"),
        ("sqs:SetQueueAttributes", "Proof"),
    },
}
# Single adapters, calls on stand-ins, and gateways that look for what does not exist: models only.
WITHOUT_ROLE = {"adapters", "misled", "nowhere", "rehearsal"}
# Tests of the embedded AWS itself, which ask it for what AWS refuses, and tests that look what came of an order;
# requests of chance contents that nobody sends, made to compare what the SDK writes with what we write.
NOT_OURS = {"local", "unsent"}
KNOWN = {*ROLES, *OPERATORS, *WITHOUT_ROLE, *NOT_OURS}
# Roles that only AWS itself takes on.
OF_AWS = [("fargate", "FlowLogsRole"), ("fargate", "StartRole")]

DOCS = "https://docs.aws.amazon.com/"
STREAMS = "amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html"
FUNCTION_LOGS = "lambda/latest/dg/monitoring-cloudwatchlogs.html"
TASKS = "AmazonECS/latest/developerguide/task_execution_IAM_role.html"
FUNCTIONS = ("ProcessOrder", "ProcessOrderInline", "DeliverOrders", "RelayOrders")
TELLERS = ("serve", "ProcessOrderInline", "DeliverOrders", "RelayOrders")
READS = ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")
WRITES = ("logs:CreateLogStream", "logs:PutLogEvents")
PULLS = ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
# What AWS itself uses by a role, on our behalf, and so no test can see: whose role, what, on what, and AWS's page.
ON_OUR_BEHALF = [
    (
        ("serve", *FUNCTIONS),
        ("kms:Decrypt", "kms:GenerateDataKey"),
        "DataKey",
        "kms/latest/developerguide/services-dynamodb.html",
    ),
    (TELLERS, ("ses:SendEmail",), "MailSet", "service-authorization/latest/reference/list_amazonses.html"),
    (TELLERS, ("ses:SendEmail",), "ConfirmationTo", "ses/latest/dg/control-user-access.html"),
    (FUNCTIONS, ("xray:PutTelemetryRecords", "xray:PutTraceSegments"), "*", "lambda/latest/dg/services-xray.html"),
    (("DeliverOrders",), READS, "Stream", STREAMS),
    (("DeliverOrders",), ("dynamodb:ListStreams",), "Table/stream/*", STREAMS),
    (("DeliverOrders",), ("sqs:SendMessage",), "DeliverOrdersFailed", "lambda/latest/dg/services-dynamodb-errors.html"),
    (("ProcessOrder", "ProcessOrderInline"), WRITES, "ProcessOrderLog", FUNCTION_LOGS),
    (("DeliverOrders",), WRITES, "DeliverOrdersLog", FUNCTION_LOGS),
    (("RelayOrders",), WRITES, "RelayOrdersLog", FUNCTION_LOGS),
    (("StartRole",), WRITES, "TasksLog", TASKS),
    (("StartRole",), PULLS, "Repository", TASKS),
    (("StartRole",), ("ecr:GetAuthorizationToken",), "*", TASKS),
    (
        ("FlowLogsRole",),
        (*WRITES, "logs:DescribeLogStreams"),
        "FlowLog",
        "vpc/latest/userguide/flow-logs-iam-role.html",
    ),
]
# AWS knows no narrower resource for these, and a stream's name ends with the moment that made it.
# Source: Service Authorization Reference, of CloudWatch, ECR and X-Ray.
AS_NARROW_AS_CAN_BE = {
    ("cloudwatch:PutMetricData", "*"),
    ("dynamodb:ListStreams", "Table/stream/*"),
    ("ecr:GetAuthorizationToken", "*"),
    ("xray:PutTelemetryRecords", "*"),
    ("xray:PutTraceSegments", "*"),
}

STATEMENT = re.compile(r'^\s*(INSERT\s+INTO|UPDATE|DELETE\s+FROM|SELECT)\b.*?"([^"]+)"(?:\."([^"]+)")?', re.S | re.I)
PARTIQL = {"insert": "Insert", "update": "Update", "delete": "Delete", "select": "Select"}
# Calls for several are allowed by the right to make them for one.
PLAIN = {
    "PublishBatch": "Publish",
    "SendMessageBatch": "SendMessage",
    "ChangeMessageVisibilityBatch": "ChangeMessageVisibility",
}
# The queues that doctor --prove makes, one a run.
PROOF = "order-gateway-proof-"
NAMES = {
    "/aws/lambda/ProcessOrder": "ProcessOrderLog",
    roles.name_of("OrdersTable", "TableName"): "Table",
    roles.name_of("OrderNotifications", "TopicName"): "Topic",
    roles.name_of("OrderProcessingQueue", "QueueName"): "Queue",
    stacks.SENDER: "SenderAddress",
    stacks.SENDER.split("@")[1]: "SenderIdentity",
    # Where no address is verified but a domain.
    "orders@shop.example": "SenderAddress",
    "shop.example": "SenderIdentity",
    # Whom tests let doctor look for, and a domain.
    stacks.PARAMETERS["fargate"]["ConfirmationTo"]: "Recipient",
    "stranger@nowhere.example": "Recipient",
    "nowhere.example": "Recipient",
}


def calls(folder):
    """Every call that was written down, and where."""
    for file in sorted(glob.glob(f"{folder}/*.jsonl")):
        with open(file, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield f"{file}:{number}", json.loads(line)


def used(call):
    """The rights that a call needs, as action and resource, by the names that stand in it."""
    operation, request = PLAIN.get(call["operation"], call["operation"]), models.request(call, [])
    match call["service"]:
        case "DynamoDb":
            return of_dynamodb(operation, request)
        case "Sns":
            return {(f"sns:{operation}", short(request.get("TopicArn", "*").split(":")[-1]))}
        case "Sqs":
            queue = request.get("QueueUrl") or request["QueueName"]
            return {(f"sqs:{operation}", short(queue.split("/")[-1]))}
        case "CloudWatchLogs":
            return {(f"logs:{operation}", short(request["logGroupName"]))}
        case "SesV2" if operation == "SendEmail":
            # An address without an identity of its own is its domain's.
            sender = request["FromEmailAddress"]
            return {("ses:SendEmail", "SenderIdentity" if short(sender) == "SenderAddress" else sender)}
        case "SesV2":
            return {(f"ses:{operation}", short(request.get("EmailIdentity", "*")))}
        case "CloudWatch":
            # A right on everything, under the condition of a namespace.
            namespace = request["Namespace"]
            return {(f"cloudwatch:{operation}", "*" if namespace == roles.NAMESPACE else namespace)}
    raise ValueError(f"service: {call['service']} (expected: one that a role may call)")


def short(name):
    return "Proof" if name.startswith(PROOF) else NAMES.get(name, name)


def of_dynamodb(operation, request):
    if operation in ("BatchExecuteStatement", "ExecuteStatement"):
        return {of_statement(each["Statement"]) for each in request.get("Statements", [request])}
    tables = [request["TableName"]] if "TableName" in request else request["RequestItems"]
    return {(f"dynamodb:{operation}", in_table(table, request.get("IndexName"))) for table in tables}


def of_statement(statement):
    verb, table, index = STATEMENT.match(statement).groups()
    return f"dynamodb:PartiQL{PARTIQL[verb.split()[0].lower()]}", in_table(table, index)


def in_table(table, index):
    return f"{short(table)}/index/{index}" if index else short(table)


def on_behalf_of(who):
    """What AWS uses by the role of a caller."""
    return {(action, on) for callers, actions, on, _ in ON_OUR_BEHALF if who in callers for action in actions}


def held(who, rights, uses):
    """What is wrong between the rights of a role and what its code used, or AWS uses by it."""
    wrong = [f"{who} used {action} on {resource}, which it may not" for action, resource in uses - rights]
    of_aws = on_behalf_of(who)
    wrong += [f"AWS uses {action} on {resource} for {who}, which may not" for action, resource in of_aws - rights]
    idle = rights - uses - of_aws
    wrong += [f"{who} may {action} on {resource}, and never did" for action, resource in idle]
    wide = {right for right in rights if "*" in "".join(right)} - AS_NARROW_AS_CAN_BE
    return wrong + [f"{who} may {action} on {resource}, which is wide" for action, resource in wide]


def judged(recorded):
    """What is wrong with the calls, each kind of fault at its first place; what each caller used; how often it called."""
    wrong, uses, sums = {}, collections.defaultdict(set), collections.Counter()
    for place, call in recorded:
        who = call["who"]
        sums[who] += 1
        if who not in KNOWN:
            wrong.setdefault(f"{who or 'nobody'} called {call['operation']} (expected: one of {sorted(KNOWN)})", place)
        if who not in KNOWN - NOT_OURS:
            continue
        faults = models.faults(call)
        for fault in faults:
            wrong.setdefault(f"{who}: {fault}", place)
        if not faults and who not in WITHOUT_ROLE:
            uses[who] |= used(call)
    return [f"{place}: {fault}" for fault, place in wrong.items()], uses, sums


def roles_held(uses):
    """What is wrong between the roles and the uses of them."""
    wrong = []
    for who, where in ROLES.items():
        wrong += held(who, roles.allowed(*where), uses[who])
    for template, role in OF_AWS:
        wrong += held(role, roles.allowed(template, role), set())
    for who, rights in OPERATORS.items():
        own = roles.allowed(*ROLES["serve"]) if who == "doctor" else set()
        wrong += [f"{who} used {right}, which README does not grant" for right in uses[who] - own - rights]
        wrong += [f"{who} is granted {right} by README, and never used it" for right in rights - uses[who]]
    templates = {name: stacks.template(name)["Resources"] for name in ("data", "fargate", "lambda", "dashboard")}
    known = {(template, role) for template, role, _ in ROLES.values()} | set(OF_AWS)
    return wrong + roles.unheld(templates, known) + untold()


def untold():
    """Rights of our own that the README does not name."""
    with open("README.md", encoding="utf-8") as readme:
        text = readme.read()
    ours = set().union(*OPERATORS.values(), roles.allowed(*ROLES["serve"])) - on_behalf_of("serve")
    named_there = set(re.findall(r"\w+", text))
    return [f"README does not name {action}" for action, _ in ours if action.split(":")[1] not in named_there]


def main(folder):
    wrong, uses, sums = judged(calls(folder))
    silent = [f"{who} called nothing (expected: the record of all tests)" for who in KNOWN - sums.keys()]
    wrong = sorted({*wrong, *silent, *roles_held(uses)})
    for fault in wrong:
        print(fault)
    if wrong:
        sys.exit(f"FAILED: {len(wrong)} faults")
    for who in sorted(sums):
        print(f"ok: {who}: {sums[who]} calls{' not looked at' if who in NOT_OURS else f', {len(uses[who])} rights'}")
    print(f"ok: on our behalf, by {DOCS}:")
    for callers, actions, resource, page in ON_OUR_BEHALF:
        print(f"  {', '.join(actions)} on {resource} for {', '.join(callers)}: {page}")


if __name__ == "__main__":
    main(*sys.argv[1:])
