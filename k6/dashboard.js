// Minutes as an operator may see them on the dashboard: load that comes and goes, callers of every kind, a topic that
// refuses for a while and a table that does so for a moment. Nothing is measured: it is there to be looked at.
//
//   RATE (20 orders a second at most), MINUTES (10), AWS_URL (the embedded AWS, whose services are failed by
//   PUT /_local/faults/<service>)
import http from 'k6/http';
import exec from 'k6/execution';
import { check, sleep } from 'k6';
import { base, count, nextId, order, place, post, read, repeat } from './lib/gateway.js';
import { changing, number, options as plan } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const AWS = __ENV.AWS_URL || 'http://127.0.0.1:4566';
const RATE = number('RATE', 20);
const MINUTE = 60;
const MINUTES = number('MINUTES', 10);
const PART = (MINUTES * MINUTE) / 10;
// When a service begins to refuse, for how long, and how: in tenths of the run.
const FAULTS = [
  [4, 1.5, 'sns', { failure: 'refuse', status: 503, code: 'ServiceUnavailable' }],
  [7, 0.5, 'dynamodb', { failure: 'refuse', status: 500, code: 'InternalServerError' }],
];
// Of so many orders one is repeated, one contradicted, one for somebody whom SES refuses, and one no order at all.
const [REPEATED, CONTRADICTED, REFUSED, INVALID] = [10, 40, 25, 30];

// The share of RATE at the end of each tenth.
const COURSE = [0.3, 0.5, 0.5, 1, 1, 0.6, 0.8, 0.8, 0.4, 0.2];

export const options = plan(
  {
    orders: changing(RATE * COURSE[0], COURSE.map((share) => [RATE * share, PART]),
      { preAllocatedVUs: number('VUS', 100) }),
    switch: { executor: 'per-vu-iterations', vus: 1, iterations: 1, exec: 'failOneAfterTheOther',
      maxDuration: `${MINUTES * MINUTE + 30}s` },
  },
  { checks: ['rate==1'], dropped_iterations: ['count>=0'] },
);

function every(times) {
  return exec.scenario.iterationInTest % times === times - 1;
}

function refused(orderId, answer, status) {
  const held = answer.status === 503 ? 'unavailable' : 'wrong';
  count(orderId, 'bad', answer.status === status ? 'refused' : held, answer);
}

export default function () {
  const orderId = nextId();
  if (every(INVALID)) {
    refused(orderId, post(order(orderId).replace('999.99', '-1')), 422);
    return;
  }
  if (every(REFUSED)) {
    const customer = { email: 'nobody@not-verified.example' };
    post(JSON.stringify({ order_id: orderId, product: 'Laptop', price: 999.99, customer }));
    return;
  }
  const answer = place(orderId);
  if (answer.status !== 200) {
    return;
  }
  read(orderId);
  if (every(REPEATED)) {
    repeat(orderId, answer.body);
  }
  if (every(CONTRADICTED)) {
    refused(orderId, post(order(orderId, 'Keyboard')), 409);
  }
}

function turn(answer) {
  check(answer, { 'the embedded AWS did as it was told': (told) => told.status === 204 });
}

export function failOneAfterTheOther() {
  let now = 0;
  FAULTS.forEach(([begin, length, service, failure]) => {
    sleep((begin - now) * PART);
    turn(http.put(`${AWS}/_local/faults/${service}`, JSON.stringify(failure)));
    sleep(length * PART);
    turn(http.del(`${AWS}/_local/faults/${service}`));
    now = begin + length;
  });
}

export function teardown() {
  turn(http.del(`${AWS}/_local/faults`));
  check(http.get(`${base}/health/live`), { 'the gateway lives': (answer) => answer.status === 200 });
}
