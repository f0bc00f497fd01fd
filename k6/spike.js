// A crowd at once: from a usual rate to SPIKE times as much within a second, and back. Orders may be refused in between;
// afterwards none is.
//
//   RATE (50 a second), SPIKE (10), HOLD (10 s), BEFORE and AFTER (10 s), P95, P99
import exec from 'k6/execution';
import { nextId, place } from './lib/gateway.js';
import { changing, number, options as plan, withinTime } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const RATE = number('RATE', 50);
const PEAK = RATE * number('SPIKE', 10);
const BEFORE = number('BEFORE', 10);
const HOLD = number('HOLD', 10);
const AFTER = number('AFTER', 10);
// Back to normal within so many seconds.
const GRACE = 5;

export const options = plan(
  { spike: changing(RATE, [[RATE, BEFORE], [PEAK, 1], [PEAK, HOLD], [RATE, 1], [RATE, GRACE + AFTER]]) },
  {
    ...withinTime('latency_good{phase:before}', 50, 150),
    'latency_good{phase:after}': [`p(99)<${number('P99', 150)}`],
    'latency_good{phase:spike}': ['p(99)>=0'],
    'orders_shed{phase:before}': ['count==0'],
    'orders_shed{phase:after}': ['count==0'],
    orders_unavailable: ['count==0'],
  },
);

function phase(second) {
  if (second < BEFORE) {
    return 'before';
  }
  return second < BEFORE + 1 + HOLD + 1 + GRACE ? 'spike' : 'after';
}

export default function () {
  place(nextId(), { phase: phase(exec.instance.currentTestRunDuration / 1000) });
}
