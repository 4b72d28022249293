// The live picture of the display, and its three buttons.
import { $, getToken, onToken, wantToken } from './net.js';

const HEADER = 62, WIDTH = 128, HEIGHT = 64;
const AGAIN_MS = 2000, HOLD_MS = 2500, RENEW_MS = 2000;
const canvas = $('lcd'), context = canvas.getContext('2d');
// What has been told and not been answered yet: the charger answers each message, in their order.
let told = [];
let socket = null, held = null, renewal = 0;

function draw(bytes) {
  const image = context.createImageData(WIDTH, HEIGHT), points = image.data;
  for (let y = 0; y < HEIGHT; y++) {
    const row = HEADER + (HEIGHT - 1 - y) * WIDTH / 8;
    for (let x = 0; x < WIDTH; x++) {
      const ink = bytes[row + (x >> 3)] >> (7 - (x & 7)) & 1, at = (y * WIDTH + x) * 4;
      points.set(ink ? [16, 30, 66, 255] : [198, 222, 190, 255], at);
    }
  }
  context.putImageData(image, 0, 0);
  canvas.dataset.pictures = +(canvas.dataset.pictures || 0) + 1;
}

function tell(message) {
  if (!socket || socket.readyState !== WebSocket.OPEN) return;
  socket.send(JSON.stringify(message));
  told.push(message);
}

function heard(message) {
  const { button } = told.shift() || {};
  // Whether the token itself is right is said where it is entered.
  if (button && message.error === 'unauthorized') wantToken(getToken() ? 'This token is not the right one.' : 'To use the buttons, enter the token first.');
  $('lcd-error').textContent = message.error ? (message.error === 'unauthorized' ? 'The buttons need the token.' : message.error) : '';
}

function connect() {
  socket = new WebSocket(location.protocol.replace('http', 'ws') + '//' + location.host + '/ws/lcd');
  socket.binaryType = 'arraybuffer';
  told = [];
  socket.onopen = () => { if (getToken()) tell({ token: getToken() }); };
  socket.onmessage = event => {
    canvas.classList.remove('stale');
    if (typeof event.data === 'string') heard(JSON.parse(event.data));
    else draw(new Uint8Array(event.data));
  };
  socket.onclose = () => {
    canvas.classList.add('stale');
    setTimeout(connect, AGAIN_MS);
  };
}

function press(button) {
  if (held === button) return;
  if (held) release();
  held = button;
  button.classList.add('down');
  tell({ button: button.dataset.button, state: 1 });
  // The charger lets go of a button by itself after 4 s without a word.
  renewal = setInterval(() => tell({ button: button.dataset.button, state: 1 }), RENEW_MS);
  if ($('hold').checked) setTimeout(() => release(button), HOLD_MS);
}

function release(button = held) {
  if (!held || held !== button) return;
  clearInterval(renewal);
  held.classList.remove('down');
  tell({ button: held.dataset.button, state: 0 });
  held = null;
}

for (const button of document.querySelectorAll('[data-button]')) {
  const letGo = () => { if (!$('hold').checked) release(button); };
  const isKey = event => event.key === ' ' || event.key === 'Enter';
  button.addEventListener('pointerdown', event => {
    if (event.button) return;
    button.setPointerCapture(event.pointerId);
    press(button);
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture', 'blur']) button.addEventListener(end, letGo);
  button.addEventListener('keydown', event => {
    if (!isKey(event)) return;
    event.preventDefault();
    if (!event.repeat) press(button);
  });
  button.addEventListener('keyup', event => { if (isKey(event)) letGo(); });
  // A screen reader clicks without a pointer and without a key.
  button.addEventListener('click', event => {
    if (event.detail || held) return;
    press(button);
    letGo();
  });
  button.addEventListener('contextmenu', event => event.preventDefault());
}

onToken(token => { if (token) { tell({ token }); $('lcd-error').textContent = ''; } });
connect();
