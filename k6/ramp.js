// Finds capacity: one rate after the other, each for a while. What the gateway can do is the highest rate at which 95 per
// cent of the offered orders were taken and 99 of a hundred of these within P99.
//
//   RATES (100,200,400,800,1600 a second), STEP (10 s), PAUSE (1 s), P99 (250 ms)
//
// Beyond capacity orders are refused, and this machine may not be able to ask that often: only the first rate is held to
// drop nothing.
import { nextId, place } from './lib/gateway.js';
import { number, options as plan, steadily } from './lib/plan.js';

export { handleSummary } from './lib/summary.js';

const RATES = (__ENV.RATES || '100,200,400,800,1600').split(',').map(Number);
const STEP = number('STEP', 10);
const PAUSE = number('PAUSE', 1);

const names = RATES.map((rate) => `at_${rate}`);
const scenarios = {};
const thresholds = {};
RATES.forEach((rate, each) => {
  scenarios[names[each]] = steadily(rate, STEP, {
    startTime: `${each * (STEP + PAUSE)}s`,
    env: { SCENARIO: String(each) },
  });
  // To have them shown for each rate.
  ['orders_good', 'orders_shed', 'dropped_iterations'].forEach((metric) => {
    thresholds[`${metric}{scenario:${names[each]}}`] = ['count>=0'];
  });
  thresholds[`latency_good{scenario:${names[each]}}`] = ['p(99)>=0'];
});
thresholds[`dropped_iterations{scenario:${names[0]}}`] = ['count==0'];
thresholds[`latency_good{scenario:${names[0]}}`] = [`p(99)<${number('P99', 250)}`];
thresholds.dropped_iterations = ['count>=0'];

export const options = plan(scenarios, thresholds);

export default function () {
  place(nextId(number('SCENARIO', 0)));
}
