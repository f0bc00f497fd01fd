// What an answer takes when there is little to do: new orders, and a look at one of them for each.
//
//   RATE (20 a second), DURATION (30 s), P95, P99
import { nextId, place, read } from './lib/gateway.js';
import { number, options as plan, steadily, withinTime } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

export const options = plan(
  { baseline: steadily(number('RATE', 20), number('DURATION', 30)) },
  {
    ...withinTime('latency_good', 50, 150),
    latency_read: ['p(99)<150'],
    orders_shed: ['count==0'],
    reads_shed: ['count==0'],
    orders_unavailable: ['count==0'],
  },
);

export default function () {
  const orderId = nextId();
  if (place(orderId).status === 200) {
    read(orderId);
  }
}
