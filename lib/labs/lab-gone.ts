/** What was asked of a lab cannot be answered: it was reset, removed or closed meanwhile. */
export class LabGone extends Error {
  override readonly name = 'LabGone';
  readonly labId: string;
  readonly why: 'reset' | 'closed';

  constructor(labId: string, why: 'reset' | 'closed') {
    super(`lab ${labId} was ${why} before it could answer`);
    this.labId = labId;
    this.why = why;
  }
}
