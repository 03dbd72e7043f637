import type { Lab } from '@/lib/labs/lab';
import type { LabRegistry } from '@/lib/labs/lab-registry';
import type { WireRequest, WireResponse } from '@/lib/wire/wire-message';

/** What every operation gets. */
export interface ControlCall {
  readonly request: WireRequest;
  readonly labs: LabRegistry;
}

/** What an operation on one lab gets. */
export interface LabCall extends ControlCall {
  readonly lab: Lab;
  /** Decoded values of the path's placeholders. */
  readonly parameter: (name: string) => string;
}

type Answer = WireResponse | Promise<WireResponse>;

/** An operation of the contract: on the labs as a whole, or on the one that the path names. */
export type Operation =
  | { readonly on: 'labs'; readonly run: (call: ControlCall) => Answer }
  | { readonly on: 'lab'; readonly run: (call: LabCall) => Answer };
