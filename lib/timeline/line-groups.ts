import { type Arrangement, type Grouping, isGroupOpen, lineId, requestIdOfLine } from './arrangement';
import { RowCounts } from './row-counts';
import type { Span } from './span';
import type { SpanFollower, TimelineModel } from './timeline-model';

/** Invocations that stand together: all of a function, a chain, or one alone. */
export interface LineGroup {
  readonly id: string;
  readonly name: string;
  /** Request ids, in the order in which they were accepted. */
  readonly members: string[];
}

/** An invocation's place among the groups. */
interface LinePlace {
  readonly group: number;
  readonly member: number;
}

/** How many rows below its line an opened invocation has. */
export type RowsBelow = (requestId: string) => number;

/**
 * All invocations as lines in groups, with the number of rows of each group at hand. Made when it is first asked for, then
 * kept by following the model: only what changes is counted again.
 */
export class LineGroups implements SpanFollower {
  readonly grouping: Grouping;
  readonly groups: LineGroup[] = [];
  readonly counts = new RowCounts();
  readonly #model: TimelineModel;
  readonly #places = new Map<string, LinePlace>();
  readonly #byKey = new Map<string, number>();
  readonly #dirty = new Set<number>();
  #arrangement: Arrangement | undefined;
  #opened: readonly string[] = [];

  constructor(model: TimelineModel, grouping: Grouping) {
    this.#model = model;
    this.grouping = grouping;
    model.follow(this);
  }

  /** The newest group is the first to be shown, but functions keep their order. */
  get isNewestFirst(): boolean {
    return this.grouping !== 'function';
  }

  began(span: Span): void {
    if (span.kind !== 'answer' || this.#places.has(span.requestId)) return;
    const group = this.#groupFor(span);
    this.groups[group]?.members.push(span.requestId);
    this.#places.set(span.requestId, { group, member: (this.groups[group]?.members.length ?? 1) - 1 });
    this.#dirty.add(group);
  }

  ended(): void {
    // A line is there as soon as its invocation is.
  }

  placeOf(requestId: string): LinePlace | undefined {
    return this.#places.get(requestId);
  }

  /** Opened invocations of a group, in the order in which they were accepted. */
  openedOf(group: number): readonly string[] {
    return this.#opened.filter((requestId) => this.#places.get(requestId)?.group === group);
  }

  /** A chain of one needs no heading. */
  hasHeading(group: LineGroup): boolean {
    return this.grouping === 'function' || (this.grouping === 'chain' && group.members.length > 1);
  }

  /** Counts rows again where groups were opened or closed, or opened invocations have got another row. */
  arrange(arrangement: Arrangement, rowsBelow: RowsBelow): void {
    if (this.#arrangement?.toggled !== arrangement.toggled || this.#arrangement.density !== arrangement.density) {
      this.#markToggled(this.#arrangement);
      this.#markToggled(arrangement);
      this.#opened = arrangement.density === 'invocation' ? [] : this.#openedIn(arrangement);
    }
    this.#arrangement = arrangement;
    for (const requestId of this.#opened) this.#markOf(requestId);
    for (const group of this.#dirty) this.counts.set(group, this.#rowsOf(group, arrangement, rowsBelow));
    this.#dirty.clear();
  }

  #rowsOf(index: number, arrangement: Arrangement, rowsBelow: RowsBelow): number {
    const group = this.groups[index];
    if (!group) return 0;
    const heading = this.hasHeading(group) ? 1 : 0;
    if (heading === 1 && !isGroupOpen(arrangement, group.id)) return 1;
    const below = this.openedOf(index).reduce((rows, requestId) => rows + rowsBelow(requestId), 0);
    return heading + group.members.length + below;
  }

  #openedIn(arrangement: Arrangement): readonly string[] {
    const opened: string[] = [];
    for (const id of arrangement.toggled) {
      const requestId = requestIdOfLine(id);
      if (requestId !== undefined) opened.push(requestId);
    }
    return opened.sort((left, right) => this.#memberOf(left) - this.#memberOf(right));
  }

  #memberOf(requestId: string): number {
    return this.#places.get(requestId)?.member ?? 0;
  }

  #markToggled(arrangement: Arrangement | undefined): void {
    for (const id of arrangement?.toggled ?? []) {
      const requestId = requestIdOfLine(id);
      if (requestId !== undefined) this.#markOf(requestId);
      const group = this.#byKey.get(id);
      if (group !== undefined) this.#dirty.add(group);
    }
  }

  #markOf(requestId: string): void {
    const place = this.#places.get(requestId);
    if (place) this.#dirty.add(place.group);
  }

  #groupFor({ requestId, functionName }: Span): number {
    switch (this.grouping) {
      case 'function':
        return this.#groupOf(`function:${functionName}`, functionName);
      case 'chain': {
        const parentId = this.#model.parentOf.get(requestId);
        const parent = parentId === undefined ? undefined : this.#places.get(parentId);
        return parent ? parent.group : this.#groupOf(`chain:${requestId}`, functionName);
      }
      case 'stage':
      case 'invocation':
        return this.#groupOf(lineId(requestId), functionName);
    }
  }

  #groupOf(id: string, name: string): number {
    let group = this.#byKey.get(id);
    if (group === undefined) {
      group = this.groups.length;
      this.groups.push({ id, name, members: [] });
      this.#byKey.set(id, group);
    }
    return group;
  }
}
