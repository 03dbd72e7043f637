/** The label of a gridline: no more precise than the step between two. */
export function tickText(at: number, stepMs: number): string {
  if (at === 0) return '0';
  if (at < 1_000) return `${Math.round(at)} ms`;
  if (at < 600_000 && stepMs < 60_000) return `${secondsText(at, stepMs)} s`;
  const hours = Math.floor(at / 3_600_000);
  const minutes = Math.floor((at % 3_600_000) / 60_000);
  const head = hours > 0 ? `${hours} h${minutes > 0 || stepMs < 60_000 ? ` ${minutes} min` : ''}` : `${minutes} min`;
  const restMs = at % 60_000;
  return stepMs >= 60_000 && restMs === 0 ? head : `${head} ${secondsText(restMs, stepMs)} s`;
}

/** As many places as the step has, so that neighbours look alike. */
function secondsText(ms: number, stepMs: number): string {
  const places = stepMs >= 1_000 ? 0 : stepMs >= 100 ? 1 : stepMs >= 10 ? 2 : 3;
  return (ms / 1_000).toFixed(places);
}
