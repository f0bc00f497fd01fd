// Orders as callers send them, and what became of each: good, replayed, shed, unavailable or wrong.
//
// With LINES=1 every answer is a line of the console: order, kind, outcome, milliseconds, scenario, when (milliseconds
// since the run began). The suite reads them for its audit and its time lines.
import http from 'k6/http';
import exec from 'k6/execution';
import { Counter, Trend } from 'k6/metrics';
import { number } from './plan.js';

// BASE_URL may name several gateways, with commas: callers take them in turns.
const gateways = (__ENV.BASE_URL || 'http://127.0.0.1:8080').split(',');
export const base = gateways[__VU % gateways.length];
const PREFIX = __ENV.PREFIX || `k6-${Date.now()}-`;
const FIRST = number('FIRST', 0);
// Room for the orders of one scenario, so that no two of a script use a number.
const ROOM = 200000;
const MESSAGE = 'Commande traitée avec succès!';
const LINES = __ENV.LINES === '1';

const counts = {
  good: new Counter('orders_good'),
  replayed: new Counter('orders_replayed'),
  shed: new Counter('orders_shed'),
  unavailable: new Counter('orders_unavailable'),
  read: new Counter('reads_good'),
  readShed: new Counter('reads_shed'),
  replayShed: new Counter('replays_shed'),
  refused: new Counter('refusals_right'),
  wrong: new Counter('answers_wrong'),
};
const times = {
  good: new Trend('latency_good', true),
  replayed: new Trend('latency_replay', true),
  shed: new Trend('latency_shed', true),
  unavailable: new Trend('latency_unavailable', true),
  read: new Trend('latency_read', true),
};

const JSON_BODY = { headers: { 'Content-Type': 'application/json' }, tags: { name: 'POST /orders' } };
const LOOK = { tags: { name: 'GET /orders/{id}' } };

// The id of an order of the scenario numbered `scenario`.
export function id(scenario, each) {
  return `${PREFIX}${FIRST + scenario * ROOM + each}`;
}

// The id of this iteration's order.
export function nextId(scenario = 0) {
  return id(scenario, exec.scenario.iterationInTest);
}

export function order(orderId, product = 'Laptop') {
  return JSON.stringify({ order_id: orderId, product, price: 999.99 });
}

// Where and when an answer came: the scenario, and milliseconds since the run began.
function moment() {
  try {
    return `${exec.scenario.name} ${exec.instance.currentTestRunDuration.toFixed(0)}`;
  } catch (outsideOfScenarios) {
    return 'setup 0';
  }
}

// Counts an answer. What is wrong is told, since nobody could find it otherwise.
export function count(orderId, kind, outcome, answer, tags = {}) {
  const counted = kind === 'read' && outcome === 'shed' ? 'readShed'
    : kind === 'replay' && outcome === 'shed' ? 'replayShed' : outcome;
  counts[counted].add(1, tags);
  if (times[outcome]) {
    times[outcome].add(answer.timings.duration, tags);
  }
  if (outcome === 'wrong') {
    console.error(`wrong: ${kind} ${orderId}: ${answer.status} ${answer.error || String(answer.body).slice(0, 200)}`);
  }
  if (LINES) {
    console.log(`${orderId} ${kind} ${outcome} ${answer.timings.duration.toFixed(2)} ${moment()}`);
  }
  return outcome;
}

function code(answer) {
  const found = /"code":"([a-z-]+)"/.exec(answer.body || '');
  return found ? found[1] : '';
}

// Refused as it is promised: with a time to come back.
function heldBack(answer) {
  if (!answer.headers['Retry-After'] || !(answer.status === 503 || answer.status === 429)) {
    return 'wrong';
  }
  switch (code(answer)) {
    case 'overloaded':
    case 'too-many-requests':
      return 'shed';
    case 'storage-unavailable':
    case 'outcome-unknown':
      return 'unavailable';
    default:
      return 'wrong';
  }
}

export function isReceipt(answer, orderId) {
  return answer.status === 200 && answer.body.includes(MESSAGE) && answer.body.includes(`"${orderId}"`);
}

// What became of a new order.
export function outcomeOfNew(answer, orderId) {
  if (!isReceipt(answer, orderId)) {
    return heldBack(answer);
  }
  return answer.headers['Idempotent-Replayed'] ? 'wrong' : 'good';
}

export function post(body) {
  return http.post(`${base}/orders`, body, JSON_BODY);
}

export function request(body) {
  return { method: 'POST', url: `${base}/orders`, body, params: JSON_BODY };
}

// Posts a new order and counts what became of it.
export function place(orderId, tags = {}) {
  const answer = post(order(orderId));
  count(orderId, 'order', outcomeOfNew(answer, orderId), answer, tags);
  return answer;
}

// Posts an order that was answered before: the same bytes, marked as a replay.
export function repeat(orderId, receipt, tags = {}) {
  const answer = post(order(orderId));
  const same = isReceipt(answer, orderId) && answer.body === receipt;
  const replayed = same && answer.headers['Idempotent-Replayed'] === 'true';
  count(orderId, 'replay', replayed ? 'replayed' : answer.status === 200 ? 'wrong' : heldBack(answer), answer, tags);
  return answer;
}

// Looks at an order that was answered before.
export function read(orderId, tags = {}) {
  const answer = http.get(`${base}/orders/${orderId}`, LOOK);
  const right = answer.status === 200 && answer.body.includes(`"${orderId}"`);
  count(orderId, 'read', right ? 'read' : heldBack(answer), answer, tags);
  return answer;
}
