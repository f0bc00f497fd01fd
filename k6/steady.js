// At 70 per cent of what the gateway can do: nothing is refused, and few wait.
//
//   CAPACITY (300 a second, as `ramp` finds it), SHARE (70), DURATION (60 s), P95, P99
import { nextId, place } from './lib/gateway.js';
import { number, options as plan, steadily, withinTime } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

export const options = plan(
  { steady: steadily((number('CAPACITY', 300) * number('SHARE', 70)) / 100, number('DURATION', 60)) },
  { ...withinTime('latency_good', 100, 250), orders_shed: ['count==0'], orders_unavailable: ['count==0'] },
);

export default function () {
  place(nextId());
}
