// The same for long: latencies at the end as at the beginning.
//
//   RATE (100 a second), DURATION (900 s), P95, P99
import exec from 'k6/execution';
import { nextId, place, read } from './lib/gateway.js';
import { number, options as plan, steadily, withinTime } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const DURATION = number('DURATION', 900);
const A_LOOK_IN = 10;

export const options = plan(
  { soak: steadily(number('RATE', 100), DURATION) },
  {
    ...withinTime('latency_good', 50, 150),
    'latency_good{third:first}': ['p(99)>=0'],
    'latency_good{third:last}': [`p(99)<${number('P99', 150)}`],
    orders_shed: ['count==0'],
    orders_unavailable: ['count==0'],
  },
);

export default function () {
  const passed = exec.instance.currentTestRunDuration / 1000 / DURATION;
  const third = passed < 1 / 3 ? 'first' : passed < 2 / 3 ? 'second' : 'last';
  const orderId = nextId();
  const taken = place(orderId, { third }).status === 200;
  if (taken && exec.scenario.iterationInTest % A_LOOK_IN === 0) {
    read(orderId);
  }
}
