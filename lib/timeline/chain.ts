import type { Span } from './span';
import type { TimelineModel } from './timeline-model';

/** A chain of functions that invoke each other is followed over so many invocations. */
const CHAIN_MAX = 32;

/** The spans of an invocation, of those that led to it, first to last, and of those it started, by destination or from code. */
export function chainOf(model: TimelineModel, requestId: string | undefined): readonly Span[] {
  if (requestId === undefined) return [];
  return [...ancestorsOf(model, requestId), ...startedBy(model, requestId)].flatMap((id) => model.spansOf(id));
}

/** The spans of an invocation and of those it started: its whole life, to its last effect. */
export function descentOf(model: TimelineModel, requestId: string | undefined): readonly Span[] {
  if (requestId === undefined) return [];
  return startedBy(model, requestId).flatMap((id) => model.spansOf(id));
}

/** The invocation's own id, then those it started, and so on. */
function startedBy(model: TimelineModel, requestId: string): readonly string[] {
  const requestIds = [requestId];
  const known = new Set(requestIds);
  for (let index = 0; index < requestIds.length && requestIds.length < CHAIN_MAX; index += 1) {
    for (const next of nextOf(model, requestIds[index] ?? '')) {
      if (!known.has(next)) requestIds.push(next);
      known.add(next);
    }
  }
  return requestIds;
}

function nextOf(model: TimelineModel, requestId: string): readonly string[] {
  const called = [...(model.calledBy.get(requestId) ?? [])];
  for (const span of model.spansOf(requestId)) {
    if (span.kind !== 'delivery' || span.targetKind !== 'function' || span.deliveredAs === undefined) continue;
    called.push(span.deliveredAs);
  }
  return called;
}

function ancestorsOf(model: TimelineModel, requestId: string): readonly string[] {
  const ancestors: string[] = [];
  let parentId = model.parentOf.get(requestId);
  while (parentId !== undefined && ancestors.length < CHAIN_MAX) {
    ancestors.unshift(parentId);
    parentId = model.parentOf.get(parentId);
  }
  return ancestors;
}
