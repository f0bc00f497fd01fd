// Brings a fresh process to its usual speed, from few orders to many and back: nothing is measured. The end is long enough
// for a circuit breaker to close, if there was too much to do at first.
//
//   RATE (300 a second at the end), DURATION (30 s), VUS (300)
import { nextId, place } from './lib/gateway.js';
import { changing, number, options as plan } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const RATE = number('RATE', 300);
const CALM = RATE / 10;
const DURATION = number('DURATION', 30);

export const options = plan(
  { warming: changing(CALM, [[RATE, DURATION], [CALM, 1], [CALM, 7]], { preAllocatedVUs: number('VUS', 300) }) },
  { dropped_iterations: ['count>=0'] },
);

export default function () {
  place(nextId());
}
