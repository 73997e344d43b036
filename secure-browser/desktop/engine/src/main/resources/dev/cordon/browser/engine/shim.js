// What JavaFX WebView lacks or would do past the app, mended in every frame before a page's own
// scripts: WebSocket, Blob and File bodies, localStorage, sendBeacon, the clipboard, names of keys,
// digests.
//
// This file is one expression: a function. The engine calls it with its bridge; where a page
// merely contains it as a script, it does nothing. The bridge stays in this closure. Whatever the
// page overwrites later is not used here: what is needed is taken first.
(function cordonShim(bridge) {
  'use strict';
  const win = window;
  const { apply } = Reflect;
  const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, create, freeze } = Object;
  // No spread below: it would ask Array.prototype[Symbol.iterator], which is the page's.
  const bound = (fn) => (self, ...args) => apply(fn, self, args);
  const charCode = bound(String.prototype.charCodeAt);
  const slice = bound(String.prototype.slice);
  const replace = bound(String.prototype.replace);
  const lower = bound(String.prototype.toLowerCase);
  const test = bound(RegExp.prototype.test);
  const join = bound(Array.prototype.join);
  const push = bound(Array.prototype.push);
  const then = bound(Promise.prototype.then);
  const mapGet = bound(WeakMap.prototype.get);
  const mapSet = bound(WeakMap.prototype.set);
  const dispatch = bound(EventTarget.prototype.dispatchEvent);
  const listen = bound(EventTarget.prototype.addEventListener);
  const unlisten = bound(EventTarget.prototype.removeEventListener);
  const fromCharCode = String.fromCharCode;
  const getter = (owner, name) => {
    const found = getOwnPropertyDescriptor(owner, name);
    return found && found.get ? bound(found.get) : () => undefined;
  };
  const NativeBlob = win.Blob, NativeFile = win.File, NativeFormData = win.FormData;
  const NativeRequest = win.Request, NativeHeaders = win.Headers, NativeURL = win.URL;
  const NativeUint8Array = Uint8Array, NativeArrayBuffer = ArrayBuffer;
  const NativeDOMException = DOMException, NativeEvent = Event, NativeEventTarget = EventTarget;
  const NativeMessageEvent = MessageEvent, NativeCloseEvent = CloseEvent, NativeProxy = Proxy;
  const NativeStorageEvent = win.StorageEvent, NativeTextEncoder = TextEncoder;
  const NativeTypeError = TypeError, NativeWeakMap = WeakMap;
  const isView = NativeArrayBuffer.isView;
  const viewBuffer = getter(getPrototypeOf(NativeUint8Array.prototype), 'buffer');
  const blobBytes = bound(NativeBlob.prototype.arrayBuffer);
  const blobSize = getter(NativeBlob.prototype, 'size');
  const blobType = getter(NativeBlob.prototype, 'type');
  const fileName = getter(NativeFile.prototype, 'name');
  const fileModified = getter(NativeFile.prototype, 'lastModified');
  const formEntries = bound(NativeFormData.prototype.forEach);
  const encode = bound(NativeTextEncoder.prototype.encode);
  const bytesSet = bound(NativeUint8Array.prototype.set);
  const random = bound(Math.random);
  const toText = bound(Number.prototype.toString);
  const resolve = (url) => new NativeURL(url, win.document.baseURI);
  const done = async () => {};
  const own = (object, name, value) =>
    defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });

  // ---- Bytes across the bridge: one character a byte -------------------------------------------
  const toBytes = (text) => {
    const bytes = new NativeUint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = charCode(text, i);
    return bytes;
  };
  const toChars = (bytes) => {
    const parts = [];
    for (let at = 0; at < bytes.length; at += 8192) {
      const end = at + 8192 < bytes.length ? at + 8192 : bytes.length;
      const codes = [];
      for (let i = at; i < end; i++) codes[i - at] = bytes[i];
      push(parts, apply(fromCharCode, null, codes));
    }
    return join(parts, '');
  };
  const utf8Length = (text) => encode(new NativeTextEncoder(), text).length;

  // ---- WebSocket (the engine's own is dead) ----------------------------------------------------
  const open = create(null);
  class WebSocket extends NativeEventTarget {
    #id = 0; #url; #state = 0; #protocol = ''; #buffered = 0; #binaryType = 'blob';
    #on = create(null); #last = null;

    constructor(url, protocols) {
      super();
      let to;
      try {
        to = resolve(url);
      } catch (e) {
        throw new NativeDOMException('the address of a WebSocket is malformed', 'SyntaxError');
      }
      if (to.protocol === 'https:') to.protocol = 'wss:';
      if (to.protocol === 'http:') to.protocol = 'ws:';
      if ((to.protocol !== 'wss:' && to.protocol !== 'ws:') || to.hash) {
        throw new NativeDOMException('not an address of a WebSocket', 'SyntaxError');
      }
      const names = protocols === undefined ? []
        : typeof protocols === 'string' ? [protocols] : protocols;
      const seen = create(null);
      const checked = [];
      for (let i = 0; i < names.length; i++) {
        const name = '' + names[i];
        if (!test(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, name) || seen[name]) {
          throw new NativeDOMException('not a list of protocols', 'SyntaxError');
        }
        seen[name] = true;
        push(checked, name);
      }
      this.#url = to.href;
      this.#id = bridge.openSocket(to.href, join(checked, ','));
      if (this.#id === 0) {
        then(done(), () => this.#end(1006, ''));
      } else {
        open[this.#id] = (what, first, second) => this.#hear(what, first, second);
      }
    }

    #hear(what, first, second) {
      if (what === 'opened' && this.#state === 0) {
        this.#state = 1;
        this.#protocol = first;
        dispatch(this, new NativeEvent('open'));
      } else if (what === 'text' && this.#state === 1) {
        this.#message(first);
      } else if (what === 'binary' && this.#state === 1) {
        const bytes = toBytes(first);
        this.#message(this.#binaryType === 'arraybuffer'
          ? viewBuffer(bytes) : new NativeBlob([bytes]));
      } else if (what === 'sent') {
        this.#buffered = first > this.#buffered ? 0 : this.#buffered - first;
      } else if (what === 'closed') {
        this.#end(first, second);
      }
    }

    #message(data) {
      dispatch(this, new NativeMessageEvent('message', { data, origin: new NativeURL(this.#url).origin }));
    }

    #end(code, reason) {
      if (this.#state === 3) return;
      this.#state = 3;
      delete open[this.#id];
      if (code === 1006) dispatch(this, new NativeEvent('error'));
      dispatch(this, new NativeCloseEvent('close', { code, reason, wasClean: code !== 1006 }));
    }

    send(data) {
      if (this.#state === 0) {
        throw new NativeDOMException('the WebSocket is not open yet', 'InvalidStateError');
      }
      if (data instanceof NativeBlob) {
        this.#buffered += blobSize(data);
        this.#inTurn(blobBytes(data), (buffer) => this.#bytes(new NativeUint8Array(buffer)));
      } else if (data instanceof NativeArrayBuffer || isView(data)) {
        const bytes = data instanceof NativeArrayBuffer ? new NativeUint8Array(data)
          : new NativeUint8Array(data.buffer, data.byteOffset, data.byteLength);
        this.#buffered += bytes.length;
        const chars = toChars(bytes);
        this.#inTurn(null, () => this.#state === 1 && bridge.sendBinary(this.#id, chars));
      } else {
        const text = '' + data;
        this.#buffered += utf8Length(text);
        this.#inTurn(null, () => this.#state === 1 && bridge.sendText(this.#id, text));
      }
    }

    #bytes(bytes) {
      if (this.#state === 1) bridge.sendBinary(this.#id, toChars(bytes));
    }

    // A Blob is read before it is sent; what comes after it waits for it.
    #inTurn(ready, send) {
      if (ready === null && this.#last === null) {
        send();
        return;
      }
      const turn = then(this.#last || done(), () => then(ready || done(), send));
      this.#last = turn;
      then(turn, () => { if (this.#last === turn) this.#last = null; });
    }

    close(code, reason) {
      if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
        throw new NativeDOMException('not a code that a page may close with', 'InvalidAccessError');
      }
      const why = reason === undefined ? '' : '' + reason;
      if (utf8Length(why) > 123) {
        throw new NativeDOMException('the reason is too long', 'SyntaxError');
      }
      if (this.#state >= 2) return;
      const early = this.#state === 0;
      this.#state = 2;
      if (this.#id !== 0) bridge.closeSocket(this.#id, code === undefined ? 1005 : code, why);
      if (early) then(done(), () => this.#end(1006, ''));
    }

    get url() { return this.#url; }
    get readyState() { return this.#state; }
    get protocol() { return this.#protocol; }
    get extensions() { return ''; }
    get bufferedAmount() { return this.#buffered; }
    get binaryType() { return this.#binaryType; }
    set binaryType(type) {
      if (type === 'blob' || type === 'arraybuffer') this.#binaryType = type;
    }
    get onopen() { return this.#handler('open'); }
    set onopen(f) { this.#handle('open', f); }
    get onmessage() { return this.#handler('message'); }
    set onmessage(f) { this.#handle('message', f); }
    get onerror() { return this.#handler('error'); }
    set onerror(f) { this.#handle('error', f); }
    get onclose() { return this.#handler('close'); }
    set onclose(f) { this.#handle('close', f); }
    #handler(type) { return this.#on[type] || null; }
    #handle(type, f) {
      if (this.#on[type]) unlisten(this, type, this.#on[type]);
      this.#on[type] = typeof f === 'function' ? f : undefined;
      if (this.#on[type]) listen(this, type, this.#on[type]);
    }
  }
  const states = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
  for (let i = 0; i < states.length; i++) {
    defineProperty(WebSocket, states[i], { value: i, enumerable: true });
    defineProperty(WebSocket.prototype, states[i], { value: i, enumerable: true });
  }
  own(win, 'WebSocket', WebSocket);

  // ---- Bodies that the engine loses: Blob, and FormData with one ---------------------------------
  // A file that the employee picked is sent by the engine itself; its bytes never come here.
  const isPicked = (blob) => blob instanceof NativeFile
    && bridge.picked(fileName(blob), blobSize(blob), fileModified(blob));
  const isLost = (body) => {
    if (body instanceof NativeBlob) return true;
    let lost = false;
    if (body instanceof NativeFormData) {
      formEntries(body, (value) => {
        if (value instanceof NativeBlob && blobSize(value) > 0 && !isPicked(value)) lost = true;
      });
    }
    return lost;
  };
  const quote = (text) => replace(replace(replace('' + text, /\r\n|\r|\n/g, '%0D%0A'), /"/g, '%22'), /\0/g, '');
  const bytesOf = async (body) => {
    if (body instanceof NativeBlob) return { bytes: await blobBytes(body), type: blobType(body) };
    const boundary = '----Cordon' + slice(toText(random(), 36), 2) + slice(toText(random(), 36), 2);
    const entries = [];
    formEntries(body, (value, name) => push(entries, { name, value }));
    const encoder = new NativeTextEncoder();
    const parts = [];
    for (let i = 0; i < entries.length; i++) {
      const { name, value } = entries[i];
      const head = '--' + boundary + '\r\nContent-Disposition: form-data; name="' + quote(name) + '"';
      if (value instanceof NativeBlob) {
        const file = value instanceof NativeFile ? fileName(value) : 'blob';
        push(parts, encode(encoder, head + '; filename="' + quote(file) + '"\r\nContent-Type: '
          + (blobType(value) || 'application/octet-stream') + '\r\n\r\n'));
        push(parts, new NativeUint8Array(await blobBytes(value)));
      } else {
        push(parts, encode(encoder, head + '\r\n\r\n' + replace(value, /\r\n|\r|\n/g, '\r\n')));
      }
      push(parts, encode(encoder, '\r\n'));
    }
    push(parts, encode(encoder, '--' + boundary + '--\r\n'));
    let length = 0;
    for (let i = 0; i < parts.length; i++) length += parts[i].length;
    const bytes = new NativeUint8Array(length);
    length = 0;
    for (let i = 0; i < parts.length; i++) {
      bytesSet(bytes, parts[i], length);
      length += parts[i].length;
    }
    return { bytes: viewBuffer(bytes), type: 'multipart/form-data; boundary=' + boundary };
  };

  const nativeFetch = bound(win.fetch);
  const headersHas = bound(NativeHeaders.prototype.has), headersSet = bound(NativeHeaders.prototype.set);
  const requestMethod = getter(NativeRequest.prototype, 'method');
  const requestClone = bound(NativeRequest.prototype.clone);
  const requestBytes = bound(NativeRequest.prototype.arrayBuffer);
  const requestHeaders = getter(NativeRequest.prototype, 'headers');
  own(win, 'fetch', async function fetch(input, init) {
    const body = init === undefined || init === null ? undefined : init.body;
    if (body !== undefined && body !== null && isLost(body)) {
      const { bytes, type } = await bytesOf(body);
      const headers = new NativeHeaders(init.headers
        || (input instanceof NativeRequest ? requestHeaders(input) : undefined));
      if (type && !headersHas(headers, 'content-type')) headersSet(headers, 'content-type', type);
      // What the page gave, with another body: getters of its object are asked once.
      const changed = new NativeProxy(init, {
        get: (target, name) => name === 'body' ? bytes : name === 'headers' ? headers : target[name],
        has: (target, name) => name === 'headers' || name in target,
      });
      return nativeFetch(win, input, changed);
    }
    if (input instanceof NativeRequest && (body === undefined || body === null)) {
      const method = requestMethod(input);
      if (method !== 'GET' && method !== 'HEAD') {
        const bytes = await requestBytes(requestClone(input));
        if (bytes.byteLength > 0) return nativeFetch(win, new NativeRequest(input, { body: bytes }), init);
      }
    }
    return init === undefined ? nativeFetch(win, input) : nativeFetch(win, input, init);
  });

  const xhr = win.XMLHttpRequest.prototype;
  const xhrOpen = xhr.open, xhrSend = bound(xhr.send), xhrAbort = bound(xhr.abort);
  const xhrHeader = bound(xhr.setRequestHeader);
  const calls = new NativeWeakMap();
  own(xhr, 'open', function (method, url, async) {
    mapSet(calls, this, { waits: arguments.length > 2 && !async, typed: false });
    return apply(xhrOpen, this, arguments);
  });
  own(xhr, 'setRequestHeader', function (name, value) {
    const call = mapGet(calls, this);
    if (call && lower('' + name) === 'content-type') call.typed = true;
    return xhrHeader(this, name, value);
  });
  own(xhr, 'abort', function () {
    mapSet(calls, this, undefined);
    return xhrAbort(this);
  });
  own(xhr, 'send', function (body) {
    const call = mapGet(calls, this);
    if (body === undefined || body === null || !call || call.waits || !isLost(body)) {
      return xhrSend(this, body);
    }
    then(bytesOf(body), ({ bytes, type }) => {
      if (mapGet(calls, this) !== call) return;
      if (type && !call.typed) xhrHeader(this, 'content-type', type);
      xhrSend(this, bytes);
    }, () => {
      if (mapGet(calls, this) === call) xhrAbort(this);
    });
  });

  own(win.Navigator.prototype, 'sendBeacon', function sendBeacon(url, data) {
    const to = resolve(url);
    if (to.protocol !== 'https:' && to.protocol !== 'http:') {
      throw new NativeTypeError('not an address that a beacon can go to');
    }
    const body = data === undefined ? null : data;
    then(apply(win.fetch, win, [to.href,
      { method: 'POST', body, mode: 'no-cors', credentials: 'include', keepalive: true }]),
      () => {}, () => {});
    return true;
  });

  // ---- localStorage in memory --------------------------------------------------------------------
  if (bridge.storageAllowed()) {
    const storageType = win.Storage;
    const names = () => {
      const kept = bridge.storageNames();
      const all = [];
      for (let i = 0; i < kept.length; i++) push(all, '' + kept[i]);
      return all;
    };
    const has = (name) => bridge.storageGet(name) !== null;
    const set = (name, value) => {
      if (!bridge.storageSet('' + name, '' + value)) {
        throw new NativeDOMException('this site keeps more than 5 MiB', 'QuotaExceededError');
      }
    };
    const methods = create(null);
    methods.getItem = { getItem(name) { return bridge.storageGet('' + name); } }.getItem;
    methods.setItem = { setItem(name, value) { set(name, value); } }.setItem;
    methods.removeItem = { removeItem(name) { bridge.storageRemove('' + name); } }.removeItem;
    methods.clear = { clear() { bridge.storageClear(); } }.clear;
    methods.key = { key(index) {
      const all = names();
      return index >= 0 && index < all.length ? all[index] : null;
    } }.key;
    const storage = new NativeProxy(create(storageType.prototype), {
      get(target, name) {
        if (typeof name === 'symbol') return target[name];
        if (methods[name]) return methods[name];
        if (name === 'length') return names().length;
        const value = bridge.storageGet(name);
        return value === null ? target[name] : value;
      },
      set(target, name, value) {
        if (typeof name === 'symbol') target[name] = value; else set(name, value);
        return true;
      },
      has: (target, name) => (typeof name !== 'symbol' && has(name)) || name in target,
      deleteProperty(target, name) {
        if (typeof name === 'symbol') return delete target[name];
        bridge.storageRemove(name);
        return true;
      },
      ownKeys: () => names(),
      getOwnPropertyDescriptor(target, name) {
        const value = typeof name === 'symbol' ? null : bridge.storageGet(name);
        return value === null ? undefined
          : { value, writable: true, enumerable: true, configurable: true };
      },
      defineProperty(target, name, what) {
        set(name, what.value);
        return true;
      },
    });
    defineProperty(win, 'localStorage', { get: () => storage, configurable: true, enumerable: true });
    open.storage = (key, oldValue, newValue, url) => {
      const event = new NativeStorageEvent('storage', { key, oldValue, newValue, url });
      defineProperty(event, 'storageArea', { value: storage });
      dispatch(win, event);
    };
  } else {
    defineProperty(win, 'localStorage', {
      get() { throw new NativeDOMException('this document has no storage', 'SecurityError'); },
      configurable: true, enumerable: true,
    });
  }

  // ---- The clipboard through the app's gate; what this browser does not have at all ----------------
  const refused = async () => {
    throw new NativeDOMException('the clipboard is not open to this page', 'NotAllowedError');
  };
  const clipboard = {
    writeText: (text) => bridge.copy('' + text) ? done() : refused(),
    readText: refused, read: refused, write: refused,
  };
  defineProperty(win.Navigator.prototype, 'clipboard',
    { get: () => clipboard, configurable: true, enumerable: true });
  delete win.Navigator.prototype.geolocation;
  delete win.Notification;
  delete win.openDatabase;

  // ---- Names of keys (UI Events, KeyboardEvent.key and .code): the engine leaves them empty --------
  const keyNames = {
    __proto__: null, 8: 'Backspace', 9: 'Tab', 12: 'Clear', 13: 'Enter', 16: 'Shift', 17: 'Control',
    18: 'Alt', 19: 'Pause', 20: 'CapsLock', 27: 'Escape', 33: 'PageUp', 34: 'PageDown', 35: 'End',
    36: 'Home', 37: 'ArrowLeft', 38: 'ArrowUp', 39: 'ArrowRight', 40: 'ArrowDown', 45: 'Insert',
    46: 'Delete', 91: 'Meta', 93: 'ContextMenu', 144: 'NumLock', 145: 'ScrollLock', 229: 'Process',
  };
  // Without and with Shift, as on a US keyboard: which one it is, the engine does not say.
  const keyChars = {
    __proto__: null, 32: '  ', 48: '0)', 49: '1!', 50: '2@', 51: '3#', 52: '4$', 53: '5%', 54: '6^',
    55: '7&', 56: '8*', 57: '9(', 106: '**', 107: '++', 109: '--', 110: '..', 111: '//', 186: ';:',
    187: '=+', 188: ',<', 189: '-_', 190: '.>', 191: '/?', 192: '`~', 219: '[{', 220: '\\|',
    221: ']}', 222: '\'"',
  };
  const keyPrototype = win.KeyboardEvent.prototype;
  const nativeKey = getter(keyPrototype, 'key'), nativeCode = getter(keyPrototype, 'code');
  const keyNumber = getter(keyPrototype, 'keyCode'), keyChar = getter(keyPrototype, 'charCode');
  const keyShift = getter(keyPrototype, 'shiftKey');
  const keyOf = (number, shift) => {
    if (keyNames[number]) return keyNames[number];
    if (number >= 112 && number <= 135) return 'F' + (number - 111);
    if (number >= 96 && number <= 105) return '' + (number - 96);
    if (number >= 65 && number <= 90) return fromCharCode(shift ? number : number + 32);
    return keyChars[number] ? keyChars[number][shift ? 1 : 0] : 'Unidentified';
  };
  defineProperty(keyPrototype, 'key', { configurable: true, enumerable: true, get() {
    const named = nativeKey(this);
    if (named && named !== 'Unidentified') return named;
    const typed = keyChar(this);
    return typed > 31 ? fromCharCode(typed) : keyOf(keyNumber(this), keyShift(this));
  } });
  defineProperty(keyPrototype, 'code', { configurable: true, enumerable: true, get() {
    const named = nativeCode(this), number = keyNumber(this);
    if (named && named !== 'Unidentified') return named;
    if (number >= 65 && number <= 90) return 'Key' + fromCharCode(number);
    if (number >= 48 && number <= 57) return 'Digit' + (number - 48);
    if (number === 32) return 'Space';
    return keyNames[number] || (number >= 112 && number <= 135 ? 'F' + (number - 111) : '');
  } });

  // ---- Digests (Web Cryptography, section 20): what sign-in libraries need for PKCE ----------------
  const octets = (data) => isView(data)
    ? new NativeUint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new NativeUint8Array(data);
  const digest = async (algorithm, data) => {
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    const found = bridge.digest('' + name, toChars(octets(data)));
    if (found === null) throw new NativeDOMException('no such digest', 'NotSupportedError');
    return viewBuffer(toBytes(found));
  };
  if (win.crypto && !win.crypto.subtle) {
    defineProperty(win.crypto, 'subtle',
      { value: freeze({ digest }), configurable: true, enumerable: true });
  }

  listen(win, 'pagehide', (event) => { if (event.isTrusted) bridge.gone(); }, true);

  const heard = (id, what, first, second) => { if (open[id]) open[id](what, first, second); };
  return freeze({
    __proto__: null,
    opened: (id, protocol) => heard(id, 'opened', protocol),
    text: (id, text) => heard(id, 'text', text),
    binary: (id, chars) => heard(id, 'binary', chars),
    sent: (id, bytes) => heard(id, 'sent', bytes),
    closed: (id, code, reason) => heard(id, 'closed', code, reason),
    storage: (key, oldValue, newValue, url) => {
      if (open.storage) open.storage(key, oldValue, newValue, url);
    },
  });
})
