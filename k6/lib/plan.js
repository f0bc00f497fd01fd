// What a run is to do, from the environment, and the thresholds that every script shares.

export function number(name, otherwise) {
  const set = __ENV[name];
  const value = set === undefined || set === '' ? otherwise : Number(set);
  if (!Number.isFinite(value)) {
    throw new Error(`${name}: ${set} (expected: a number)`);
  }
  return value;
}

const FEWEST = 20;
const MOST = 800;

// Callers that stand ready: for answers that take up to LONGEST milliseconds. A script that needs more than it has drops
// iterations, and says so.
function callers(perSecond) {
  const busy = Math.ceil((perSecond * number('LONGEST', 1000)) / 1000);
  return number('VUS', Math.min(MOST, Math.max(FEWEST, busy)));
}

// Orders, or whatever `exec` does, as they come: whether the gateway is slow makes no difference to how many.
export function steadily(perSecond, seconds, more = {}) {
  return {
    executor: 'constant-arrival-rate',
    rate: Math.max(1, Math.round(perSecond)),
    timeUnit: '1s',
    duration: `${seconds}s`,
    preAllocatedVUs: callers(perSecond),
    gracefulStop: '10s',
    ...more,
  };
}

// The same with rates that change: `stages` are [orders a second, seconds until then].
export function changing(first, stages, more = {}) {
  return {
    executor: 'ramping-arrival-rate',
    startRate: Math.max(1, Math.round(first)),
    timeUnit: '1s',
    stages: stages.map(([target, seconds]) => ({ target: Math.max(1, Math.round(target)), duration: `${seconds}s` })),
    preAllocatedVUs: callers(Math.max(first, ...stages.map(([target]) => target))),
    gracefulStop: '10s',
    ...more,
  };
}

// Milliseconds that 95 and 99 of a hundred answers may take; P95 and P99 set others.
export function withinTime(metric, p95, p99) {
  return { [metric]: [`p(95)<${number('P95', p95)}`, `p(99)<${number('P99', p99)}`] };
}

// No wrong answer, and nothing that was to be asked left unasked.
export const RIGHT = { answers_wrong: ['count==0'], dropped_iterations: ['count==0'] };

export function options(scenarios, thresholds) {
  return {
    scenarios,
    thresholds: { ...RIGHT, ...thresholds },
    // Fewer than k6 adds by itself: they cost the generator more than they say.
    systemTags: ['scenario', 'name', 'status', 'check', 'error'],
    summaryTrendStats: ['count', 'min', 'med', 'p(95)', 'p(99)', 'max'],
  };
}
