// The page: asks the charger every second, and shows what it says.
import { $, call, element, getToken, isRemembered, onTokenWanted, set, setToken } from './net.js';
import { add } from './chart.js';
import { load as loadSettings } from './settings.js';
import './lcd.js';

const POLL_MS = 1000, SETTINGS_EVERY = 5, LISTS_EVERY = 10;
const MODES = ['Off', 'Pause', 'Normal', 'Smart', 'Solar'];
let link = 'wait', polls = 0;

const known = value => value !== null && value !== undefined;
const ampere = deci => (deci / 10).toFixed(1) + ' A';
const put = (id, text) => { if ($(id).textContent !== text) $(id).textContent = text; };

function linked(isThere) {
  if (!isThere && link !== 'off') put('link', 'No connection to the charger. Trying again.');
  if (isThere && link === 'off') {
    put('link', 'Connected again');
    polls = 0;
  }
  if (isThere && link === 'wait') put('link', 'Connected');
  link = isThere ? 'on' : 'off';
  $('link').dataset.link = link;
}

const FIGURES = [
  ['Vehicle', s => s.EVPlugState],
  ['Vehicle takes', s => known(s.EVCurrentL1) ? ampere(Math.max(s.EVCurrentL1, s.EVCurrentL2 || 0, s.EVCurrentL3 || 0)) : null],
  ['Power', s => known(s.EVChargePower) ? (s.EVChargePower / 1000).toFixed(1) + ' kW' : null],
  ['Energy of the session', s => known(s.EVEnergyCharged) ? (s.EVEnergyCharged / 1000).toFixed(2) + ' kWh' : null],
  ['Phases', s => s.NrOfPhases],
  ['From the grid', s => known(s.MainsPower) ? (s.MainsPower / 1000).toFixed(1) + ' kW' : null],
  ['Solar stops in', s => s.SolarStopTimer ? s.SolarStopTimer + ' s' : null],
  ['Starts at', s => s.DelayedStart],
  ['Temperature', s => known(s.ESPTemp) ? s.ESPTemp + ' °C' : null],
];

function show(state) {
  const charging = state.State === 'Charging';
  const fault = state.Errors && state.Errors !== 'None' ? state.Errors : state.Warning || '';
  put('state', state.State);
  $('state').dataset.state = fault ? 'fault' : charging ? 'charging' : 'idle';
  put('offered', state.ChargeCurrent ? ampere(state.ChargeCurrent) : '');
  put('reason', state.ReasonText || '');
  put('seconds', state.ReasonSeconds > 0 ? `(${state.ReasonSeconds} s)` : '');
  put('fault-text', fault);
  $('fault').hidden = !fault;
  for (const button of $('modes').children) button.setAttribute('aria-pressed', String(button.textContent === state.Mode));
  put('override-hint', state.ChargeCurrentOverride ? `Now ${ampere(state.ChargeCurrentOverride)}.` : 'No override.');
  const figures = FIGURES.map(([name, read]) => [name, read(state)]).filter(([, value]) => known(value) && value !== '');
  $('figures').replaceChildren(...figures.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, String(value)))));
  put('about', `SmartEVSE ${state.Version || ''}`);
  document.title = state.State + ' - SmartEVSE';
  add(state);
}

function table(heads, rows) {
  const line = (cells, kind) => element('tr', {}, ...cells.map(text => element(kind, {}, String(text))));
  return element('table', {}, element('thead', {}, line(heads, 'th')), element('tbody', {}, ...rows.map(cells => line(cells, 'td'))));
}

const when = (utc, uptime) => utc > 0 ? new Date(utc * 1000).toLocaleString([], { dateStyle: 'short', timeStyle: 'medium' }) : `${uptime} s after the start`;

const duration = s => known(s) ? `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} min` : '';
const kilo = (value, unit) => known(value) ? `${(value / 1000).toFixed(2)} ${unit}` : '';
const ENDS = { unplugged: 'unplugging', vehicle: 'the vehicle', person: 'a person', fault: 'a fault', charger: 'the charger', interrupted: 'a restart' };

async function lists() {
  const events = await call('GET', '/api/v1/events');
  if (events && events.status === 200) {
    const rows = events.json.slice().reverse().map(e => [when(e.utc, e.uptimeS), e.count > 1 ? `${e.text} (${e.count} times)` : e.text, (e.reason || '').replaceAll('_', ' ')]);
    $('events').replaceChildren(table(['When', 'What', 'Why'], rows));
  }
  const sessions = await call('GET', '/api/v1/sessions');
  if (!sessions || sessions.status !== 200) return;
  const rows = sessions.json.slice().reverse().map(s => [s.start ? when(s.start) : 'not known', duration(s.durationS), kilo(s.energyWh, 'kWh'), known(s.solarPercent) ? s.solarPercent + ' %' : '', kilo(s.peakW, 'kW'), ENDS[s.end_by], (s.reason || '').replaceAll('_', ' ')]);
  $('sessions').replaceChildren(rows.length ? table(['Start', 'Duration', 'Energy', 'Sun', 'Peak', 'Ended by', 'Why'], rows) : element('p', { className: 'hint' }, 'No session yet.'));
}

async function poll() {
  const answer = document.hidden ? null : await call('GET', '/api/v1/state');
  if (!document.hidden) {
    linked(!!answer && (answer.status === 200 || answer.status === 429));
    if (answer && answer.status === 200) {
      show(answer.json);
      if (polls % SETTINGS_EVERY === 0) await loadSettings();
      if (polls % LISTS_EVERY === 0) await lists();
      polls++;
    }
  }
  setTimeout(poll, POLL_MS);
}

async function ask(topic, payload, errorId) {
  const { why } = await set(topic, payload);
  put(errorId, why);
  return why;
}

$('modes').append(...MODES.map(mode => {
  const button = element('button', { type: 'button', 'aria-pressed': 'false' }, mode);
  button.addEventListener('click', () => ask('Mode', mode, 'mode-error'));
  return button;
}));
$('clear-error').addEventListener('click', () => ask('ClearError', 'PRESS', 'mode-error'));
$('override-clear').addEventListener('click', () => ask('ClearOverride', 'PRESS', 'override-error'));
$('override').addEventListener('submit', async event => {
  event.preventDefault();
  const field = $('override-a'), text = field.value;
  const why = await ask('CurrentOverride', text !== '' && isFinite(text) ? String(+(text * 10).toFixed(3)) : text, 'override-error');
  // The charger counts in tenths of an ampere, and so do its words.
  if (/\d/.test(why)) put('override-error', why + ' (in 0.1 A)');
  field.setAttribute('aria-invalid', why ? 'true' : 'false');
  if (why) field.focus();
  else field.value = '';
});

function tokenState(text) {
  put('token-state', text);
  $('forget').hidden = !getToken();
}

onTokenWanted(why => {
  put('token-error', why);
  $('token').focus();
});
$('access').addEventListener('submit', async event => {
  event.preventDefault();
  setToken($('token').value.trim().toUpperCase(), $('remember').checked);
  const answer = await call('GET', '/api/v1/backup');
  const isRight = !!answer && answer.status !== 401;
  put('token-error', isRight ? '' : answer ? 'This token is not the right one.' : 'No answer from the charger.');
  if (answer && !isRight) setToken('', false);
  if (isRight) $('token').value = '';
  tokenState(isRight ? 'The charger accepts the token.' : '');
});
$('forget').addEventListener('click', () => {
  setToken('', false);
  tokenState('Forgotten.');
});
$('remember').checked = isRemembered();
tokenState(getToken() ? 'This browser knows a token.' : '');
poll();
