/** The id of a function's own track: an environments' track has its function in its id already. */
export function functionTrackId(modelTrackId: string, functionName: string): string {
  return modelTrackId.startsWith('environments:') ? modelTrackId : `${functionName} ${modelTrackId}`;
}
