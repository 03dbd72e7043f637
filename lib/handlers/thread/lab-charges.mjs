// @ts-check

/**
 * What the environments of one lab may take together: a thousand small ones, or a few that hold all they can. It is the same
 * for every lab and every process, since what is refused for it shows in the lab's log, which must not depend on where it ran.
 */
const LAB_MAX_BYTES = 768 * 1024 * 1024;

/** What each lab in a thread is charged for its environments. An environment's id begins with its lab, up to the first slash. */
export class LabCharges {
  /** @type {Map<string, { total: number, parts: Map<string, number> }>} */
  #labs = new Map();

  /** @param {string} environmentId */
  ofLab(environmentId) {
    return this.#labs.get(labOf(environmentId))?.total ?? 0;
  }

  /**
   * Why the environment may not come to take so much, if so. One that takes no more than before always may.
   *
   * @param {string} environmentId
   * @param {number} bytes
   * @param {import('../sandbox-thread').Room} room
   */
  refusal(environmentId, bytes, { labMaxBytes, isOverShare }) {
    const growth = bytes - (this.#labs.get(labOf(environmentId))?.parts.get(environmentId) ?? 0);
    if (growth <= 0) return undefined;
    const maxBytes = labMaxBytes ?? LAB_MAX_BYTES;
    if (this.ofLab(environmentId) + growth > maxBytes) {
      return `The execution environments of this lab have used up its ${Math.floor(maxBytes / 1024 / 1024)} MB of memory. Those that stay idle are shut down; a reset of the lab ends all.`;
    }
    if (!isOverShare) return undefined;
    return 'The memory for execution environments is used up, and this lab has its share of it. Those that stay idle are shut down; a reset of the lab ends all.';
  }

  /**
   * @param {string} environmentId
   * @param {number} bytes
   */
  set(environmentId, bytes) {
    const key = labOf(environmentId);
    const lab = this.#labs.get(key) ?? { total: 0, parts: new Map() };
    lab.total += bytes - (lab.parts.get(environmentId) ?? 0);
    if (bytes === 0) lab.parts.delete(environmentId);
    else lab.parts.set(environmentId, bytes);
    if (lab.parts.size === 0) this.#labs.delete(key);
    else this.#labs.set(key, lab);
  }
}

/** @param {string} environmentId */
function labOf(environmentId) {
  return environmentId.slice(0, environmentId.indexOf('/') + 1);
}
