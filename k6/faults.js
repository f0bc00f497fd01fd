// One dependency after the other fails while orders come as before. Topic, queue and mail cost callers nothing; without
// the table every answer says so at once, and orders are taken again within six seconds of its return.
//
//   RATE (30 a second), SCALE (1: 40 s in all; 5 makes it longer), AWS_URL (the embedded AWS, whose services are failed
//   by PUT /_local/faults/<service>), P95, P99 (250 and 1000 ms, where callers are to notice nothing), REFUSAL (4500 ms:
//   the deadline of a request, and a bit)
import http from 'k6/http';
import exec from 'k6/execution';
import { check, sleep } from 'k6';
import { nextId, place } from './lib/gateway.js';
import { number, options as plan, steadily, withinTime } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const AWS = __ENV.AWS_URL || 'http://127.0.0.1:4566';
const SCALE = number('SCALE', 1);
const REFUSED = { failure: 'refuse', status: 503, code: 'ServiceUnavailable' };
const BROKEN = { failure: 'refuse', status: 500, code: 'InternalServerError' };
const SILENT = { failure: 'silent' };
const SLOW = { failure: 'delay', ms: 800 };

// [phase, its length in seconds, the service and how it fails]. The gateway has six seconds to find its way back.
const PHASES = [
  ['healthy', 3 * SCALE],
  ['topic-refuses', 3 * SCALE, 'sns', REFUSED],
  ['topic-slow', 3 * SCALE, 'sns', SLOW],
  ['queue-silent', 3 * SCALE, 'sqs', SILENT],
  ['mail-refuses', 3 * SCALE, 'ses', REFUSED],
  ['table-refuses', 3 * SCALE, 'dynamodb', BROKEN],
  ['finding-back', 6],
  ['recovered', 3 * SCALE],
  ['table-silent', 4 * SCALE, 'dynamodb', SILENT],
  ['finding-back-again', 6],
  ['recovered-again', 3 * SCALE],
];
const LENGTH = PHASES.reduce((sum, [, length]) => sum + length, 0);
const UNHARMED = ['healthy', 'topic-refuses', 'topic-slow', 'queue-silent', 'mail-refuses', 'recovered',
  'recovered-again'];

const thresholds = { checks: ['rate==1'] };
PHASES.forEach(([phase]) => {
  thresholds[`latency_good{phase:${phase}}`] = ['p(99)>=0'];
  thresholds[`latency_unavailable{phase:${phase}}`] = ['p(99)>=0'];
  thresholds[`orders_good{phase:${phase}}`] = ['count>=0'];
  thresholds[`orders_shed{phase:${phase}}`] = ['count>=0'];
});
UNHARMED.forEach((phase) => {
  Object.assign(thresholds, withinTime(`latency_good{phase:${phase}}`, 250, 1000));
  thresholds[`orders_unavailable{phase:${phase}}`] = ['count==0'];
  thresholds[`orders_shed{phase:${phase}}`] = ['count==0'];
  thresholds[`orders_good{phase:${phase}}`] = ['count>0'];
});

['table-refuses', 'table-silent'].forEach((phase) => {
  thresholds[`latency_unavailable{phase:${phase}}`] = [`p(99)<${number('REFUSAL', 4500)}`];
});

export const options = plan(
  {
    orders: steadily(number('RATE', 30), LENGTH, { preAllocatedVUs: number('VUS', 200) }),
    switch: { executor: 'per-vu-iterations', vus: 1, iterations: 1, exec: 'failOneAfterTheOther',
      maxDuration: `${LENGTH + 10}s` },
  },
  thresholds,
);

// The phase at a moment, in seconds since the run began.
function phaseAt(second) {
  let begun = 0;
  const found = PHASES.find(([, length]) => {
    begun += length;
    return second < begun;
  });
  return found ? found[0] : PHASES[PHASES.length - 1][0];
}

export default function () {
  place(nextId(), { phase: phaseAt(exec.instance.currentTestRunDuration / 1000) });
}

function turn(answer) {
  check(answer, { 'the embedded AWS did as it was told': (told) => told.status === 204 });
}

export function failOneAfterTheOther() {
  PHASES.forEach(([, length, service, failure]) => {
    if (service) {
      turn(http.put(`${AWS}/_local/faults/${service}`, JSON.stringify(failure)));
    }
    sleep(length);
    if (service) {
      turn(http.del(`${AWS}/_local/faults/${service}`));
    }
  });
}

export function teardown() {
  turn(http.del(`${AWS}/_local/faults`));
}
