// Requests to the charger, and the token that writes need.
const KEY = 'smartevse-token';
export const $ = id => document.getElementById(id);

// For this tab only, unless its owner wants more: who finds the browser open should not find the charger open.
let token = sessionStorage.getItem(KEY) || localStorage.getItem(KEY) || '';
let wanted = () => {};
const followers = [];

export const getToken = () => token;
export const onToken = follower => followers.push(follower);
export const onTokenWanted = action => { wanted = action; };
export const wantToken = why => wanted(why);

export function setToken(text, remember) {
  token = text;
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
  if (text) (remember ? localStorage : sessionStorage).setItem(KEY, text);
  followers.forEach(follow => follow(text));
}

export const isRemembered = () => !!localStorage.getItem(KEY);

// A missing answer is null, so that every caller has to think of it.
export async function call(method, path, body) {
  const headers = token ? { Authorization: 'Bearer ' + token } : {};
  try {
    const answer = await fetch(path, { method, headers, body, signal: AbortSignal.timeout(4000) });
    const text = await answer.text();
    let json = null;
    try { json = JSON.parse(text); } catch { /* an answer without JSON has a status only */ }
    return { status: answer.status, json };
  } catch {
    return null;
  }
}

// Writes and says why not: '' when it was accepted, else the charger's own words.
export async function write(method, path, body) {
  const answer = await call(method, path, body);
  if (!answer) return { why: 'No answer from the charger.' };
  if (answer.status === 401) wanted(token ? 'This token is not the right one.' : 'To change something, enter the token first.');
  if (answer.status === 200) return { why: '', json: answer.json };
  const why = (answer.json && (answer.json.error || answer.json.reason)) || 'HTTP ' + answer.status;
  return { why, key: answer.json && answer.json.parameter };
}

export const set = (topic, payload) => write('POST', '/api/v1/set/' + topic, payload);

export function element(name, props, ...children) {
  const made = document.createElement(name);
  for (const key in props) {
    if (key in made) made[key] = props[key];
    else made.setAttribute(key, props[key]);
  }
  made.append(...children);
  return made;
}
