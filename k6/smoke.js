// Does the gateway take orders at all? A few a second for a few seconds, each repeated, and read until everybody was told.
//
//   BASE_URL (http://127.0.0.1:8080), RATE (5 a second), DURATION (5 s)
import http from 'k6/http';
import { check, sleep } from 'k6';
import { Counter } from 'k6/metrics';
import { base, nextId, place, repeat } from './lib/gateway.js';
import { number, options as plan, steadily, withinTime } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const LOOKS = 40;
const BETWEEN = 0.25;
const delivered = new Counter('orders_delivered');

export const options = plan(
  { smoke: steadily(number('RATE', 5), number('DURATION', 5), { preAllocatedVUs: 40, gracefulStop: '20s' }) },
  {
    ...withinTime('latency_good', 2000, 5000),
    checks: ['rate==1'],
    orders_shed: ['count==0'],
    orders_unavailable: ['count==0'],
  },
);

function settled(orderId) {
  for (let look = 0; look < LOOKS; look++) {
    const shown = http.get(`${base}/orders/${orderId}`);
    const states = Object.values(shown.json('deliveries')).map((delivery) => delivery.state);
    if (states.every((state) => state !== 'pending')) {
      return true;
    }
    sleep(BETWEEN);
  }
  return false;
}

export default function () {
  const orderId = nextId();
  const answer = place(orderId);
  const taken = check(answer, { 'taken with the message of the brief': ({ status }) => status === 200 });
  if (!taken) {
    return;
  }
  repeat(orderId, answer.body);
  if (check(settled(orderId), { 'everybody was told': (told) => told })) {
    delivered.add(1);
  }
}
