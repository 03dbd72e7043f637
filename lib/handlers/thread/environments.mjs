// @ts-check
import { Environment } from './environment.mjs';
import { SandboxImage } from './image.mjs';
import { TmpFiles } from './memory-files.mjs';

/** The execution environments of one thread, by id. */
export class Environments {
  /** @type {Map<string, { environment: Environment | undefined, tmp: TmpFiles }>} */
  #held = new Map();
  /** @type {Promise<SandboxImage> | undefined} */
  #image;

  /**
   * @param {import('../sandbox').SliceRequest} request
   * @returns {Promise<import('../sandbox').SliceReport>}
   */
  async run(request) {
    const { environmentId } = request;
    if (request.kind === 'init') {
      this.#image ??= SandboxImage.build();
      const tmp = this.#held.get(environmentId)?.tmp ?? new TmpFiles();
      const environment = new Environment(await this.#image, request, tmp);
      this.#held.set(environmentId, { environment, tmp });
      return this.#after(environmentId, environment, await environment.run(request));
    }
    const environment = this.#held.get(environmentId)?.environment;
    if (environment === undefined) return { kind: 'lost' };
    return this.#after(environmentId, environment, await environment.run(request));
  }

  /** @param {string} environmentId */
  destroy(environmentId) {
    this.#held.get(environmentId)?.environment?.destroy();
    this.#held.delete(environmentId);
  }

  /**
   * @param {string} environmentId
   * @param {Environment} environment
   * @param {import('../sandbox').SliceReport} report
   */
  #after(environmentId, environment, report) {
    const held = this.#held.get(environmentId);
    // One that computes on until its deadline stays, so that whatever wakes it finds it still busy.
    if (held?.environment === environment && !environment.alive && report.kind !== 'waiting')
      held.environment = undefined;
    return report;
  }
}
