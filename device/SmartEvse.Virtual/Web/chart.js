// Mains, offered and charged current of the last ten minutes.
import { $, element } from './net.js';

const SPAN_MS = 600000, SHORTEST_MS = 60000, WIDTH = 720, HEIGHT = 220, KEY = 'smartevse-chart';
const SERIES = [['l1', 'Mains L1', 'MainsCurrentL1'], ['l2', 'Mains L2', 'MainsCurrentL2'], ['l3', 'Mains L3', 'MainsCurrentL3'], ['offered', 'Offered', 'ChargeCurrent'], ['charged', 'Charged', '']];

// A reload keeps what was seen; the charger itself keeps no curve.
let points = [];
try { points = JSON.parse(sessionStorage.getItem(KEY)) || []; } catch { /* nothing kept */ }
addEventListener('pagehide', () => sessionStorage.setItem(KEY, JSON.stringify(points)));

const known = value => typeof value === 'number';

export function add(state) {
  const now = Date.now();
  const taken = ['EVCurrentL1', 'EVCurrentL2', 'EVCurrentL3'].map(key => state[key]).filter(known);
  const values = SERIES.map(([, , key]) => key ? state[key] : Math.max(...taken));
  points.push([now, ...values.map(value => known(value) && isFinite(value) ? value / 10 : null)]);
  points = points.filter(point => point[0] > now - SPAN_MS);
  paint(now);
}

function step(range) {
  return [1, 2, 5, 10, 20, 50, 100].find(candidate => range / candidate <= 6) || 200;
}

function paint(now) {
  const all = points.flatMap(point => point.slice(1)).filter(known);
  const apart = step(Math.max(10, ...all) - Math.min(0, ...all));
  const top = Math.ceil(Math.max(10, ...all) / apart) * apart, low = Math.floor(Math.min(0, ...all) / apart) * apart;
  const y = value => (HEIGHT - 4 - (value - low) / (top - low) * (HEIGHT - 8)).toFixed(1);
  // A page that was opened just now has less to show, and shows that wider.
  const span = Math.min(SPAN_MS, Math.max(SHORTEST_MS, now - points[0][0]));
  const x = time => ((time - now + span) / span * WIDTH).toFixed(1);

  let lines = '';
  const labels = [];
  for (let value = low; value <= top; value += apart) {
    lines += `<path class="${value ? '' : 'zero'}" d="M0 ${y(value)}H${WIDTH}"/>`;
    const label = element('span', {}, value + ' A');
    label.style.top = y(value) / HEIGHT * 100 + '%';
    labels.push(label);
  }
  $('grid').innerHTML = lines;
  $('scale').replaceChildren(...labels);
  $('since').textContent = span < SPAN_MS ? `${Math.round(span / 1000)} s ago` : '10 min ago';

  const last = points[points.length - 1];
  SERIES.forEach(([id], n) => {
    let path = '', pen = 'M', before = 0;
    for (const point of points) {
      const value = point[n + 1];
      // What was not known, or not seen, is a gap.
      if (value === null || point[0] - before > 5000) pen = 'M';
      if (value !== null) {
        path += `${pen}${x(point[0])} ${y(value)}`;
        pen = 'L';
      }
      before = point[0];
    }
    $('p-' + id).setAttribute('d', path);
  });

  const shown = SERIES.map((row, n) => [...row, last[n + 1]]).filter(row => row[3] !== null);
  $('legend').replaceChildren(...shown.map(([id, name, , value]) => element('li', { className: id }, `${name} ${value.toFixed(1)} A`)));
  $('chart-words').textContent = shown.map(([, name, , value]) => `${name} ${value.toFixed(1)} A`).join(', ');
}
