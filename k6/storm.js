// One id, many callers at the same moment: one of them places the order, the others are shown the same bytes, and whoever
// sends another content under that id is told so.
//
//   RATE (5 ids a second), DURATION (10 s), CALLERS (20 of each id, and one with another content)
import http from 'k6/http';
import { Counter } from 'k6/metrics';
import { count, isReceipt, nextId, order, outcomeOfNew, request } from './lib/gateway.js';
import { number, options as plan, steadily, withinTime } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const CALLERS = number('CALLERS', 20);
const won = new Counter('storms_of_one_order');
const odd = new Counter('storms_that_broke_the_promise');

const RATE = number('RATE', 5);
const DURATION = number('DURATION', 10);

export const options = {
  ...plan(
    { storm: steadily(RATE, DURATION, { preAllocatedVUs: number('VUS', 30) }) },
    {
      storms_that_broke_the_promise: ['count==0'],
      orders_shed: ['count==0'],
      orders_unavailable: ['count==0'],
      ...withinTime('latency_good', 1000, 2000),
    },
  ),
  batch: CALLERS + 1,
  batchPerHost: CALLERS + 1,
};

function replayed(answer, orderId, receipt) {
  return answer.headers['Idempotent-Replayed'] === 'true' && isReceipt(answer, orderId) && answer.body === receipt;
}

function conflict(answer) {
  return answer.status === 409 && answer.body.includes('"code":"order-id-conflict"');
}

export default function () {
  const orderId = nextId();
  const same = request(order(orderId));
  const answers = http.batch(Array(CALLERS).fill(same));
  const first = answers.filter((answer) => !answer.headers['Idempotent-Replayed']);
  const receipt = first.length > 0 ? first[0].body : '';
  first.forEach((answer) => count(orderId, 'order', outcomeOfNew(answer, orderId), answer));
  const later = answers.filter((answer) => answer.headers['Idempotent-Replayed']);
  later.forEach((answer) =>
    count(orderId, 'replay', replayed(answer, orderId, receipt) ? 'replayed' : 'wrong', answer));

  const other = http.batch([request(order(orderId, 'Another')), same]);
  count(orderId, 'bad', conflict(other[0]) ? 'refused' : 'wrong', other[0]);
  count(orderId, 'replay', replayed(other[1], orderId, receipt) ? 'replayed' : 'wrong', other[1]);
  (first.length === 1 ? won : odd).add(1);
}
