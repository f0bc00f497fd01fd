// Does the gateway take orders at all? A few a second for a few seconds, each read back until all of it is delivered.
//
//   k6 run k6/smoke.js            BASE_URL, RATE and DURATION by environment
import http from 'k6/http';
import { check, sleep } from 'k6';
import { Counter } from 'k6/metrics';

const base = __ENV.BASE_URL || 'http://127.0.0.1:8080';
const run = `smoke-${Date.now()}`;

const accepted = new Counter('orders_accepted');
const delivered = new Counter('orders_delivered');

export const options = {
  scenarios: {
    smoke: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE || 5),
      timeUnit: '1s',
      duration: __ENV.DURATION || '5s',
      preAllocatedVUs: 20,
    },
  },
  thresholds: {
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    dropped_iterations: ['count==0'],
    http_req_duration: ['p(95)<2000', 'p(99)<5000'],
  },
};

export default function () {
  const id = `${run}-${__VU}-${__ITER}`;
  const order = JSON.stringify({ order_id: id, product: 'Laptop', price: 999.99 });
  const headers = { 'Content-Type': 'application/json' };

  const posted = http.post(`${base}/orders`, order, { headers });
  const taken = check(posted, {
    'accepted with the message of the brief': (r) =>
      r.status === 200 && r.json('message') === 'Commande traitée avec succès!' && r.json('order_id') === id,
  });
  if (!taken) {
    return;
  }
  accepted.add(1);

  const again = http.post(`${base}/orders`, order, { headers });
  check(again, {
    'a repeat is a replay of the same bytes': (r) =>
      r.headers['Idempotent-Replayed'] === 'true' && r.body === posted.body,
  });

  let settled = false;
  for (let look = 0; look < 40 && !settled; look++) {
    sleep(0.25);
    const shown = http.get(`${base}/orders/${id}`, { tags: { name: 'GET /orders/{id}' } });
    const states = Object.values(shown.json('deliveries')).map((delivery) => delivery.state);
    settled = states.every((state) => state !== 'pending');
  }
  if (check(settled, { 'everyone was told': (told) => told })) {
    delivered.add(1);
  }
}
