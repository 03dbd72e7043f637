import type { LabSettings } from '@/lib/engine/lab-settings';
import type { Lab } from './lab';

/** The labs of this process. */
export interface LabRegistry {
  /** Resolves when the default lab is there. */
  ready(): Promise<void>;
  get(labId: string): Lab | undefined;
  /** In order of creation. */
  list(): readonly Lab[];
  create(wish: LabWish): Promise<LabCreation>;
  /** False: there is no such lab. */
  remove(labId: string): Promise<boolean>;
  /** Back to the sample functions at sequence 0, with the same seed unless another is given. The clock keeps its manner. */
  reset(labId: string, seed?: number): Promise<Lab | undefined>;
  closeAll(): Promise<void>;
}

/** What a new lab should be; what is left out is drawn or the default. */
export interface LabWish {
  readonly name?: string | undefined;
  /** A whole number from 0 to 4,294,967,295. */
  readonly seed?: number | undefined;
  readonly accountId?: string | undefined;
  readonly settings?: Partial<LabSettings> | undefined;
}

export type LabCreation =
  | { readonly kind: 'created'; readonly lab: Lab }
  | { readonly kind: 'account-taken'; readonly accountId: string }
  | { readonly kind: 'account-malformed'; readonly accountId: string }
  | { readonly kind: 'seed-malformed'; readonly seed: number }
  | { readonly kind: 'too-many-labs'; readonly limit: number };

/** The account id of the lab that is always there. */
export const DEFAULT_LAB_ID = '000000000000';

/** The one registry of this process, shared by every copy of this module. */
export declare function labRegistry(): LabRegistry;
