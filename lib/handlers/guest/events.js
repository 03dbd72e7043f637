// node:events.
(lab) => {
  const invalid = (name) =>
    lab.coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be of type function.`);

  class EventEmitter {
    static defaultMaxListeners = 10;
    static errorMonitor = Symbol('events.errorMonitor');
    static listenerCount(emitter, name) {
      return emitter.listenerCount(name);
    }
    #listeners = new Map();
    #add(name, listener, first) {
      if (typeof listener !== 'function') throw invalid('listener');
      if (this.#listeners.has('newListener')) this.emit('newListener', name, listener.listener ?? listener);
      const list = this.#listeners.get(name) ?? [];
      this.#listeners.set(name, first ? [listener, ...list] : [...list, listener]);
      return this;
    }
    #once(name, listener) {
      if (typeof listener !== 'function') throw invalid('listener');
      const wrapped = (...args) => {
        this.removeListener(name, wrapped);
        return listener.apply(this, args);
      };
      wrapped.listener = listener;
      return wrapped;
    }
    on(name, listener) {
      return this.#add(name, listener, false);
    }
    addListener(name, listener) {
      return this.#add(name, listener, false);
    }
    prependListener(name, listener) {
      return this.#add(name, listener, true);
    }
    once(name, listener) {
      return this.#add(name, this.#once(name, listener), false);
    }
    prependOnceListener(name, listener) {
      return this.#add(name, this.#once(name, listener), true);
    }
    off(name, listener) {
      return this.removeListener(name, listener);
    }
    removeListener(name, listener) {
      const list = this.#listeners.get(name) ?? [];
      const at = list.findLastIndex((other) => other === listener || other.listener === listener);
      if (at === -1) return this;
      const rest = list.toSpliced(at, 1);
      if (rest.length === 0) this.#listeners.delete(name);
      else this.#listeners.set(name, rest);
      if (this.#listeners.has('removeListener')) this.emit('removeListener', name, listener);
      return this;
    }
    removeAllListeners(name) {
      if (name === undefined) this.#listeners.clear();
      else this.#listeners.delete(name);
      return this;
    }
    emit(name, ...args) {
      const list = this.#listeners.get(name);
      if (list === undefined) {
        if (name !== 'error') return false;
        if (args[0] instanceof Error) throw args[0];
        throw lab.coded(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${lab.inspect(args[0])})`);
      }
      for (const listener of list) listener.apply(this, args);
      return true;
    }
    listeners(name) {
      return (this.#listeners.get(name) ?? []).map((listener) => listener.listener ?? listener);
    }
    rawListeners(name) {
      return [...(this.#listeners.get(name) ?? [])];
    }
    listenerCount(name) {
      return this.#listeners.get(name)?.length ?? 0;
    }
    eventNames() {
      return [...this.#listeners.keys()];
    }
    setMaxListeners() {
      return this;
    }
    getMaxListeners() {
      return EventEmitter.defaultMaxListeners;
    }
  }
  // Old code inherits without a class: `EventEmitter.call(this)`.
  const Callable = new Proxy(EventEmitter, {
    apply: () => undefined,
  });
  EventEmitter.EventEmitter = Callable;
  EventEmitter.once = (emitter, name) =>
    new Promise((resolve, reject) => {
      const onError = (error) => {
        emitter.removeListener(name, onValue);
        reject(error);
      };
      const onValue = (...args) => {
        emitter.removeListener('error', onError);
        resolve(args);
      };
      emitter.once(name, onValue);
      if (name !== 'error') emitter.once('error', onError);
    });
  lab.EventEmitter = EventEmitter;
  lab.builtin('events', () => EventEmitter);
};
