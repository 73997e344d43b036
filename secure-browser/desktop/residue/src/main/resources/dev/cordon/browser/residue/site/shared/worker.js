// Counts primes, and fetches by itself.
onmessage = async e => {
  if (e.data.buffer) { const view = new Uint8Array(e.data.buffer); view.forEach((b, i) => { view[i] = b ^ 255; }); postMessage({ buffer: e.data.buffer }, [e.data.buffer]); return; }
  if (e.data.fetch) { postMessage({ fetched: await (await fetch(e.data.fetch)).json() }); return; }
  let primes = 0;
  for (let n = 2; n < e.data.below; n++) { let prime = true; for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; } if (prime) primes++; }
  postMessage({ primes });
};
