import type { RuleId } from '@/lib/engine/rules';
import type { SimTime } from '@/lib/engine/sim-time';
import type { Span, SpanBase } from './span';
import type { Track } from './track';

/** A span as it begins. A class, so that a million of them share one shape and take as little room as their fields. */
export class SpanStart implements SpanBase {
  readonly id: number;
  readonly requestId: string;
  readonly functionName: string;
  readonly startAt: SimTime;
  endAt: SimTime | undefined;
  readonly track: Track;
  readonly lane: number;
  cause: Span | undefined;
  readonly rule: RuleId | undefined;
  readonly before: Span | undefined;

  constructor(
    id: number,
    requestId: string,
    functionName: string,
    startAt: SimTime,
    track: Track,
    lane: number,
    rule: RuleId | undefined,
    cause: Span | undefined,
    before: Span | undefined,
  ) {
    this.id = id;
    this.requestId = requestId;
    this.functionName = functionName;
    this.startAt = startAt;
    this.endAt = undefined;
    this.track = track;
    this.lane = lane;
    this.cause = cause;
    this.rule = rule;
    this.before = before;
  }
}
