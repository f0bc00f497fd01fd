// Brings a fresh process to its usual speed, from few orders to many: nothing is measured.
//
//   RATE (300 a second at the end), DURATION (30 s), VUS (300)
import { nextId, place } from './lib/gateway.js';
import { changing, number, options as plan } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const RATE = number('RATE', 300);
const DURATION = number('DURATION', 30);

export const options = plan(
  { warming: changing(RATE / 10, [[RATE, DURATION]], { preAllocatedVUs: number('VUS', 300) }) },
  { dropped_iterations: ['count>=0'] },
);

export default function () {
  place(nextId());
}
