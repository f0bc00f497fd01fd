// Beyond capacity: 1, 2, 4 and 10 times what the gateway can do, with reads and repeats of known orders all along; half of
// it before, and the same afterwards. What it cannot take it refuses at once; what it can do it goes on doing.
//
//   CAPACITY (125 a second), STEP and CALM (10 s), TIMES (1,2,4,10), ASIDE (10 reads and as many repeats a second),
//   VUS (300), REFUSAL (ms, 20), P95, P99 (500 and 1000 ms, for what is taken)
import { id, nextId, order, outcomeOfNew, count, place, post, read, repeat } from './lib/gateway.js';
import { number, options as plan, steadily, withinTime } from './lib/plan.js';
import { fail } from 'k6';
import exec from 'k6/execution';

export { handleSummary } from './lib/summary.js';

const CAPACITY = number('CAPACITY', 125);
const TIMES = (__ENV.TIMES || '1,2,4,10').split(',').map(Number);
const STEP = number('STEP', 10);
const CALM = number('CALM', 10);
const CALM_RATE = CAPACITY / 2;
const ASIDE = number('ASIDE', 10);
const VUS = number('VUS', 300);
// So long may it take until all is as before, and until k6 is as fast as it can be.
const GRACE = 5;
const KNOWN = 20;
const ROOM_OF_KNOWN = 9;

// The share of capacity. At capacity itself an order may find no place while others wait for a shared call: none is asked.
function goal(times) {
  if (times <= 1) {
    return 0;
  }
  return times > 4 ? 0.8 : 0.9;
}

const scenarios = {};
const thresholds = { reads_shed: ['count==0'], replays_shed: ['count==0'], orders_unavailable: ['count==0'] };
let at = 0;
function then(name, perSecond, seconds) {
  scenarios[name] = steadily(perSecond, seconds, {
    startTime: `${at}s`,
    preAllocatedVUs: VUS,
    gracefulStop: '2s',
    env: { SCENARIO: String(Object.keys(scenarios).length) },
  });
  Object.assign(thresholds, withinTime(`latency_good{scenario:${name}}`, 500, 1000));
  thresholds[`orders_shed{scenario:${name}}`] = ['count>=0'];
  thresholds[`dropped_iterations{scenario:${name}}`] = ['count==0'];
  at += seconds;
}
// k6 is slow itself when it begins, and sends at once what it is behind with.
then('starting', CALM_RATE, GRACE);
then('before', CALM_RATE, CALM);
TIMES.forEach((times) => {
  then(`x${times}`, CAPACITY * times, STEP);
  thresholds[`orders_good{scenario:x${times}}`] = [`count>=${Math.round(goal(times) * CAPACITY * STEP)}`];
});
then('calming', CALM_RATE, GRACE);
then('after', CALM_RATE, CALM);
thresholds['orders_shed{scenario:before}'] = ['count==0'];
thresholds['orders_shed{scenario:after}'] = ['count==0'];
thresholds.latency_shed = [`p(99)<${number('REFUSAL', 20)}`];
['reads', 'repeats'].forEach((aside) => {
  scenarios[aside] = steadily(ASIDE, at, { exec: aside });
});

export const options = plan(scenarios, thresholds);

export function setup() {
  return Array.from({ length: KNOWN }, (unused, each) => {
    const orderId = id(ROOM_OF_KNOWN, each);
    const answer = post(order(orderId));
    const outcome = outcomeOfNew(answer, orderId);
    count(orderId, 'order', outcome, answer);
    if (outcome !== 'good') {
      fail(`${orderId}: ${outcome} before there was any load`);
    }
    return { orderId, receipt: answer.body };
  });
}

export default function () {
  place(nextId(number('SCENARIO', 0)));
}

function anyOf(known) {
  return known[exec.scenario.iterationInTest % known.length];
}

export function reads(known) {
  read(anyOf(known).orderId);
}

export function repeats(known) {
  const { orderId, receipt } = anyOf(known);
  repeat(orderId, receipt);
}
