// Timers, microtasks and what the event loop still waits for. The lab fires timers one by one, on its own clock.
(lab) => {
  'use strict';
  const timers = new Map();
  let nextId = 1;
  let nextOrder = 1;

  class Timeout {
    constructor(id) {
      Object.defineProperty(this, 'id', { value: id });
    }
    ref() {
      const timer = timers.get(this.id);
      if (timer) timer.counts = true;
      return this;
    }
    unref() {
      const timer = timers.get(this.id);
      if (timer) timer.counts = false;
      return this;
    }
    hasRef() {
      return timers.get(this.id)?.counts ?? false;
    }
    refresh() {
      const timer = timers.get(this.id);
      if (timer) timer.due = lab.now() + timer.delay;
      return this;
    }
    close() {
      timers.delete(this.id);
      return this;
    }
    [Symbol.toPrimitive]() {
      return this.id;
    }
  }

  const add = (callback, delayMs, args, repeats) => {
    if (typeof callback !== 'function') {
      throw lab.coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "callback" argument must be of type function.');
    }
    const wanted = Number(delayMs);
    const delay = wanted >= 1 && wanted <= 2147483647 ? Math.trunc(wanted) : 1;
    const id = nextId++;
    timers.set(id, { callback, args, delay, repeats, counts: true, due: lab.now() + delay, order: nextOrder++ });
    return new Timeout(id);
  };
  const remove = (timer) => {
    timers.delete(typeof timer === 'object' && timer !== null ? timer.id : Number(timer));
  };

  lab.global('setTimeout', function setTimeout(callback, delayMs, ...args) {
    return add(callback, delayMs, args, false);
  });
  lab.global('setInterval', function setInterval(callback, delayMs, ...args) {
    return add(callback, delayMs, args, true);
  });
  lab.global('setImmediate', function setImmediate(callback, ...args) {
    const timer = add(callback, 1, args, false);
    timers.get(timer.id).due = lab.now();
    return timer;
  });
  lab.global('clearTimeout', remove);
  lab.global('clearInterval', remove);
  lab.global('clearImmediate', remove);

  const { then, Promise: NativePromise } = lab.intrinsics;
  const soon = (callback) => {
    then(NativePromise.resolve(), () => {
      try {
        callback();
      } catch (error) {
        lab.uncaught(error);
      }
    });
  };
  lab.soon = soon;
  lab.global('queueMicrotask', function queueMicrotask(callback) {
    if (typeof callback !== 'function') {
      throw lab.coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "callback" argument must be of type function.');
    }
    soon(callback);
  });

  const earliest = (onlyCounting) => {
    let first;
    for (const [id, timer] of timers) {
      if (onlyCounting && !timer.counts) continue;
      if (!first || timer.due < first.timer.due || (timer.due === first.timer.due && timer.order < first.timer.order)) {
        first = { id, timer };
      }
    }
    return first;
  };
  /** When the next timer that keeps the event loop alive is due. */
  lab.nextTimerAt = () => earliest(true)?.timer.due;
  /** Runs the earliest timer that is due; false: none is. */
  lab.fireTimer = () => {
    const first = earliest(false);
    const now = lab.now();
    if (!first || first.timer.due > now) return false;
    const { id, timer } = first;
    if (timer.repeats) {
      timer.due = now + timer.delay;
      timer.order = nextOrder++;
    } else timers.delete(id);
    try {
      timer.callback(...timer.args);
    } catch (error) {
      lab.uncaught(error);
    }
    return true;
  };

  lab.builtin('timers', () => ({
    setTimeout,
    setInterval,
    setImmediate,
    clearTimeout,
    clearInterval,
    clearImmediate,
  }));
  const promises = {
    setTimeout: (delayMs, value) => new Promise((resolve) => setTimeout(resolve, delayMs, value)),
    setImmediate: (value) => new Promise((resolve) => setImmediate(resolve, value)),
    scheduler: { wait: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)) },
  };
  lab.builtin('timers/promises', () => promises);
};
