// The table of settings, as the charger has it: what it knows of a row is all that this page knows.
import { $, call, element, write } from './net.js';

const GROUPS = [['Charging', row => row.lcd], ['MQTT', row => /^(MQTT|Discovery)/.test(row.key)], ['More', () => true]];
const UNLOCK = 'To change them, go to the charger: hold its middle button, choose UNLOCK, Unlocked. Then they can be changed from here for ten minutes.';
const fields = new Map();
let shape = '';

const words = key => key.replace(/^(MQTT|EV)(?=[A-Z])/, '$1 ').replace(/([a-z])([A-Z])/g, '$1 $2');
// Of a secret the charger only says whether there is one.
const shownValue = row => row.secret ? '' : String(row.value);
const isHidden = row => row.lcd && !row.shown && !$('all').checked;

function limits(row) {
  const parts = [];
  if ('min' in row) parts.push(`${row.min} to ${row.max}${row.zero ? `, 0 = ${row.zero}` : ''}`);
  if ('bytes' in row) parts.push(`up to ${row.bytes} bytes`);
  if (!row.secret && row.default !== '') parts.push(`factory value ${row.default}`);
  const text = parts.join('; ');
  return text && text[0].toUpperCase() + text.slice(1) + '.';
}

function isLocked(row, all) {
  if (all.unlocked || row.level === 'Operate') return false;
  return row.level === 'Install' || all.settings.some(r => r.key === 'RemoteLevel' && r.value === 'Operate');
}

function control(row, locked) {
  const props = { id: 'f-' + row.key, 'aria-describedby': `h-${row.key} e-${row.key}` };
  if (row.options && !locked) return element('select', props, ...row.options.map(text => element('option', {}, text)));
  const type = row.secret ? 'password' : 'min' in row ? 'number' : 'text';
  if (type === 'number') Object.assign(props, { min: row.zero ? 0 : row.min, max: row.max, step: 1, inputMode: 'numeric' });
  return element('input', { ...props, type, readOnly: locked, autocomplete: row.secret ? 'new-password' : 'off' });
}

function build(row, locked) {
  const input = control(row, locked);
  const error = element('p', { id: 'e-' + row.key, className: 'error', role: 'alert' });
  const label = element('label', { htmlFor: input.id }, words(row.key));
  if (row.lcd) label.append(' ', element('small', {}, row.lcd));
  const line = element('div', { className: 'line' }, input, element('span', { className: 'unit' }, row.unit || ''));
  if (locked) line.append(element('span', { className: 'locked', title: UNLOCK }, 'locked'));
  const help = element('p', { id: 'h-' + row.key, className: 'hint' }, `${row.help}. `, element('span', { className: 'limits' }, limits(row)));
  const box = element('div', { className: 'row' }, label, line, help, error);
  const field = { row, input, error, box, locked, changed: false };
  input.addEventListener('input', () => {
    field.changed = row.secret || input.value !== shownValue(field.row);
    wrong(field, '');
    count();
  });
  fields.set(row.key, field);
  return box;
}

function wrong(field, why) {
  field.error.textContent = why;
  field.input.setAttribute('aria-invalid', why ? 'true' : 'false');
}

const changes = () => [...fields.values()].filter(field => field.changed && !field.locked);

function count() {
  const number = changes().length;
  $('save').textContent = number === 1 ? 'Save 1 change' : `Save ${number} changes`;
  $('bar').hidden = !number;
}

function rebuild(all) {
  fields.clear();
  const left = [...all.settings], form = $('rows');
  const open = [...form.querySelectorAll('details')].filter(group => group.open).map(group => group.id);
  form.replaceChildren();
  for (const [name, belongs] of GROUPS) {
    const rows = left.filter(belongs);
    rows.forEach(row => left.splice(left.indexOf(row), 1));
    const group = element('details', { id: 'group-' + name, open: name === 'Charging' || open.includes('group-' + name) }, element('summary', {}, name));
    group.append(...rows.map(row => build(row, isLocked(row, all))));
    form.append(group);
  }
  const undo = element('button', { type: 'button', id: 'undo' }, 'Undo');
  undo.addEventListener('click', undoAll);
  form.append(element('div', { id: 'bar', className: 'bar', hidden: true }, element('button', { id: 'save' }), undo), element('p', { id: 'saved', role: 'status' }), element('p', { id: 'save-error', className: 'error', role: 'alert' }));
}

function undoAll() {
  for (const field of changes()) {
    field.changed = false;
    field.input.value = shownValue(field.row);
    wrong(field, '');
  }
  $('save-error').textContent = '';
  count();
}

// What is being edited stays; everything else follows the charger.
function show(all) {
  const now = JSON.stringify([all.unlocked, all.settings.map(row => [row.key, isLocked(row, all)])]);
  if (now !== shape && !changes().length) {
    rebuild(all);
    shape = now;
  }
  for (const row of all.settings) {
    const field = fields.get(row.key);
    if (!field) continue;
    field.row = row;
    if (!field.changed && field.input.value !== shownValue(row)) field.input.value = shownValue(row);
    if (row.secret) field.input.placeholder = row.value ? 'set, not shown' : 'none';
    field.box.hidden = isHidden(row);
  }
  $('lock').textContent = all.unlocked
    ? 'Install-level settings may be changed now: the charger is unlocked.'
    : 'Locked settings belong to the installation and its safety. ' + UNLOCK;
  count();
}

export async function load() {
  const answer = await call('GET', '/api/v1/settings');
  if (answer && answer.status === 200) show(answer.json);
}

async function save(event) {
  event.preventDefault();
  const changed = changes();
  if (!changed.length) return;
  const wanted = {};
  for (const { row, input } of changed) wanted[row.key] = 'min' in row && input.value !== '' && isFinite(input.value) ? Number(input.value) : input.value;
  const { why, key } = await write('PATCH', '/api/v1/settings', JSON.stringify(wanted));
  $('saved').textContent = why ? '' : 'Saved.';
  const field = fields.get(key) || (changed.length === 1 ? changed[0] : null);
  changed.forEach(other => wrong(other, other === field ? why : ''));
  $('save-error').textContent = why ? (field ? `Not saved: ${words(field.row.key)}.` : 'Not saved: ' + why + '.') : '';
  if (!why) changed.forEach(other => { other.changed = false; if (other.row.secret) other.input.value = ''; });
  else if (field) field.input.focus();
  await load();
}

$('rows').addEventListener('submit', save);
$('all').addEventListener('change', load);
