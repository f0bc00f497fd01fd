// All that callers do, side by side: orders, looks at them, repeats, and input that is refused.
//
//   RATE (20 orders a second; as many repeats and looks, and half as much bad input), DURATION (30 s),
//   VUS (120 for each), P95, P99
import http from 'k6/http';
import exec from 'k6/execution';
import { BAD, NOBODY } from './lib/bad.js';
import { base, count, nextId, place, read, repeat } from './lib/gateway.js';
import { number, options as plan, steadily, withinTime } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const RATE = number('RATE', 20);
const DURATION = number('DURATION', 30);
const VUS = number('VUS', 120);

export const options = plan(
  {
    orders: steadily(RATE, DURATION, { exec: 'orders', preAllocatedVUs: VUS }),
    repeats: steadily(RATE, DURATION, { exec: 'repeats', preAllocatedVUs: VUS }),
    bad: steadily(RATE / 2, DURATION, { exec: 'bad', preAllocatedVUs: VUS }),
  },
  {
    ...withinTime('latency_good', 250, 1000),
    latency_read: ['p(99)<1000'],
    latency_replay: ['p(99)<1000'],
    orders_shed: ['count==0'],
    orders_unavailable: ['count==0'],
    reads_shed: ['count==0'],
    replays_shed: ['count==0'],
  },
);

export function orders() {
  const orderId = nextId(0);
  if (place(orderId).status === 200) {
    read(orderId);
  }
}

export function repeats() {
  const orderId = nextId(1);
  const answer = place(orderId);
  if (answer.status === 200) {
    repeat(orderId, answer.body);
  }
}

export function bad() {
  const sent = BAD[exec.scenario.iterationInTest % BAD.length];
  const answer = http.post(`${base}/orders`, sent.body, { headers: { 'Content-Type': sent.type } });
  const right = answer.status === sent.status && answer.body.includes(`"code":"${sent.code}"`);
  count(sent.what.replaceAll(' ', '-'), 'bad', right ? 'refused' : 'wrong', answer);
}

export function teardown() {
  const answer = http.get(`${base}/orders/${NOBODY}`);
  count(NOBODY, 'bad', answer.status === 404 ? 'refused' : 'wrong', answer);
}
