'use strict';
// A page looks after itself: it says what must hold and posts the verdict to /report.
const Page = (() => {
  const name = document.documentElement.dataset.page;
  const failures = [];
  let counted = 0;
  let mouse = null;
  let over = false;
  addEventListener('error', e => { if (e.message) failures.push('error: ' + e.message + ' line ' + e.lineno); });
  addEventListener('unhandledrejection', e => failures.push('rejected: ' + e.reason));
  addEventListener('mousemove', e => { mouse = { x: e.clientX, y: e.clientY }; }, true);

  const wait = millis => new Promise(done => setTimeout(done, millis));

  function check(what, held, seen) {
    counted++;
    if (!held) failures.push(what + (seen === undefined ? '' : ' (saw: ' + String(seen).slice(0, 200) + ')'));
    return held;
  }

  async function until(what, condition, millis = 8000) {
    for (let spent = 0; spent < millis; spent += 25) {
      if (condition()) { counted++; return true; }
      await wait(25);
    }
    return check(what, false, 'nothing for ' + millis + ' ms');
  }

  async function post(path, said) {
    const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(said) });
    return answer.json();
  }

  const wish = (kind, x, y, toX, toY, text) => post('/hands', { kind, x: Math.round(x), y: Math.round(y), toX: Math.round(toX), toY: Math.round(toY), text });

  // Where the page lies on the screen: a hand goes to a known place and the page says where it saw it.
  async function origin() {
    mouse = null;
    for (const [x, y] of [[500, 420], [503, 423]]) {
      if (!(await wish('move', x, y, 0, 0, '')).done) return null;
      await wait(120);
    }
    await until('the page sees the mouse', () => mouse, 8000);
    return mouse && { x: 503 - mouse.x, y: 423 - mouse.y };
  }

  const middle = element => { const box = element.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]; };

  // True if a person's hand did it; false if there is none here.
  async function click(element) {
    element.scrollIntoView({ block: 'center' });
    const at = await origin();
    if (!at) return false;
    const [x, y] = middle(element);
    return (await wish('click', at.x + x, at.y + y, 0, 0, '')).done;
  }

  async function drag(element, to) {
    const at = await origin();
    if (!at) return false;
    const [x, y] = middle(element), [toX, toY] = middle(to);
    return (await wish('drag', at.x + x, at.y + y, at.x + toX, at.y + toY, '')).done;
  }

  async function type(element, text) {
    return await click(element) && (await wish('type', 0, 0, 0, 0, text)).done;
  }

  const keys = async text => (await wish('type', 0, 0, 0, 0, text)).done;

  const key = async text => (await wish('key', 0, 0, 0, 0, text)).done;

  async function done() {
    if (over) return;
    over = true;
    const ok = failures.length === 0 && counted > 0;
    const badge = document.createElement('div');
    badge.id = 'verdict';
    if (!ok) badge.className = 'bad';
    badge.textContent = ok ? counted + ' checks held' : failures.length + ' failed';
    document.body.append(badge);
    const answer = await post('/report', { name, ok, details: ok ? counted + ' checks' : failures.join('; ') });
    if (answer.next) location.href = answer.next;
  }

  function run(body) {
    addEventListener('load', async () => {
      try { await body(); } catch (e) { failures.push('thrown: ' + e + ' ' + (e.stack || '').split('\n')[0]); }
      await done();
    });
  }

  return { check, until, wait, click, drag, type, keys, key, run, name };
})();
