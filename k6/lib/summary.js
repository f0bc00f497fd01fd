// What a run showed: as text, and with SUMMARY as k6's own JSON in that file.

function counted(name, metric) {
  return `${name.padEnd(46)} ${metric.values.count}`;
}

function timed(name, metric) {
  const shown = ['med', 'p(95)', 'p(99)', 'max'].map((stat) => `${stat} ${metric.values[stat].toFixed(1)}`);
  return `${name.padEnd(46)} ${shown.join('  ')} ms, of ${metric.values.count}`;
}

function line(name, metric) {
  return metric.type === 'trend' ? timed(name, metric) : counted(name, metric);
}

function failures(metrics) {
  return Object.entries(metrics).flatMap(([name, metric]) =>
    Object.entries(metric.thresholds || {})
      .filter(([, threshold]) => !threshold.ok)
      .map(([wanted]) => `MISSED: ${name} (expected: ${wanted})`));
}

export function handleSummary(data) {
  const own = /^(orders|reads|replays|refusals|answers|latency|storms|dropped)/;
  const lines = Object.keys(data.metrics).filter((name) => own.test(name)).sort()
    .filter((name) => data.metrics[name].values.count > 0)
    .map((name) => line(name, data.metrics[name]));
  const text = [...lines, ...failures(data.metrics), ''].join('\n');
  return __ENV.SUMMARY ? { stdout: text, [__ENV.SUMMARY]: JSON.stringify(data) } : { stdout: text };
}
