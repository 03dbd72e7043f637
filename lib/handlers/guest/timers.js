// Timers, microtasks and what the event loop still waits for. The lab fires timers one by one, on its own clock.
(lab) => {
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
      if (timer) {
        timer.due = lab.now() + timer.delay;
        timer.order = nextOrder++;
        promise(this.id, timer);
      }
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

  const add = (callback, delayMs, args, repeats, soonest) => {
    if (typeof callback !== 'function') {
      throw lab.coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "callback" argument must be of type function.');
    }
    const wanted = Number(delayMs);
    const delay = wanted >= 1 && wanted <= 2147483647 ? Math.trunc(wanted) : 1;
    const id = nextId++;
    const timer = {
      callback,
      args,
      delay: soonest ?? delay,
      repeats,
      counts: true,
      due: lab.now() + (soonest ?? delay),
      order: nextOrder++,
    };
    timers.set(id, timer);
    promise(id, timer);
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
    return add(callback, 1, args, false, 0);
  });
  lab.sleep = (delayMs) => new lab.intrinsics.Promise((resolve) => add(resolve, delayMs, [], false));
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

  // A binary heap of what was promised, the earliest first; entries that were cleared or moved since are dropped when they come up.
  const heap = [];
  const before = (a, b) => a.due < b.due || (a.due === b.due && a.order < b.order);
  const promise = (id, timer) => {
    let at = heap.length;
    heap.push({ id, due: timer.due, order: timer.order });
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(heap[at], heap[above])) break;
      [heap[at], heap[above]] = [heap[above], heap[at]];
      at = above;
    }
  };
  const dropFirst = () => {
    const last = heap.pop();
    if (heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < heap.length && before(heap[below], heap[least])) least = below;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least], heap[at]];
      at = least;
    }
  };
  const first = () => {
    for (;;) {
      const entry = heap[0];
      const timer = entry && timers.get(entry.id);
      if (!entry || (timer && timer.order === entry.order)) return entry && { id: entry.id, timer };
      dropFirst();
    }
  };
  /** When the next timer is due that keeps the event loop alive. */
  lab.nextTimerAt = () => {
    const next = first();
    if (!next || next.timer.counts) return next?.timer.due;
    let at;
    for (const { counts, due } of timers.values()) if (counts && (at === undefined || due < at)) at = due;
    return at;
  };
  /** Runs the earliest timer that is due; false: none is. */
  lab.fireTimer = () => {
    const next = first();
    const now = lab.now();
    if (!next || next.timer.due > now) return false;
    const { id, timer } = next;
    dropFirst();
    if (timer.repeats) {
      timer.due = now + timer.delay;
      timer.order = nextOrder++;
      promise(id, timer);
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
