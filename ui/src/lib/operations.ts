// Short forms for the operations that the window sends. What they do is decided in Rust.
import type { ControlRef, DecisionField, Id, Operation } from './model';

/** Changes the decisions on these controls (or whole objectives and groups) as one change. */
export function decide(controls: ControlRef | readonly ControlRef[], ...set: DecisionField[]): Operation {
  return { op: 'Decide', controls: typeof controls === 'string' ? [controls] : [...controls], set };
}

/** A fresh record id, where the window must name a record in the same breath as it adds it. */
export function freshId(): Id {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
}
