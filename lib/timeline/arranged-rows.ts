import { type Arrangement, type Grouping, isByLine } from './arrangement';
import { functionRows } from './function-rows';
import { FunctionTracks } from './function-tracks';
import { LineGroups } from './line-groups';
import { lineRows } from './line-rows';
import type { RowMetrics, RowSet, RowWindow } from './rows';
import { stageRows } from './stage-rows';
import type { TimelineModel } from './timeline-model';

/**
 * Rows in any arrangement. Arrangements other than by stage keep an index of their own, made when one is first asked for and
 * given up with the next: the model pays only for what is looked at.
 */
export class ArrangedRows {
  readonly #model: TimelineModel;
  #tracks: FunctionTracks | undefined;
  #lines: LineGroups | undefined;

  constructor(model: TimelineModel) {
    this.#model = model;
  }

  /** `retryRowOf`: a function whose planned attempts need the row of retry waits although there is none yet. */
  rows(arrangement: Arrangement, metrics: RowMetrics, window: RowWindow, retryRowOf: string | undefined): RowSet {
    if (isByLine(arrangement)) {
      return lineRows(this.#model, this.#linesBy(arrangement.grouping), arrangement, metrics, window);
    }
    this.#forgetLines();
    if (arrangement.grouping === 'function') {
      this.#tracks ??= new FunctionTracks(this.#model);
      return functionRows(this.#model, this.#tracks, arrangement, metrics, window, retryRowOf);
    }
    if (this.#tracks) this.#model.unfollow(this.#tracks);
    this.#tracks = undefined;
    return stageRows(this.#model, arrangement, metrics, window, retryRowOf !== undefined);
  }

  #linesBy(grouping: Grouping): LineGroups {
    // A list of all invocations is the same in both.
    const by = grouping === 'stage' ? 'invocation' : grouping;
    if (this.#lines?.grouping === by) return this.#lines;
    this.#forgetLines();
    this.#lines = new LineGroups(this.#model, by);
    return this.#lines;
  }

  #forgetLines(): void {
    if (this.#lines) this.#model.unfollow(this.#lines);
    this.#lines = undefined;
  }
}
