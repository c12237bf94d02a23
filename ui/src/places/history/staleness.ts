// Whether a candidate is still what the statement says. The hash of the content is Rust's to compute; the window only
// compares it with the candidate's.
import type { Candidate } from '../../lib/model';
import { store } from '../../lib/store.svelte';

/** `issued`: an edition was made from it. `passed`: an edition of its version was made from another. */
export type Standing = 'fresh' | 'stale' | 'issued' | 'passed';

/** How a candidate stands to the statement as it is now. */
export function standingOf(candidate: Candidate): Standing {
  const editions = store.statement?.editions ?? [];
  if (editions.some((edition) => edition.candidate === candidate.id)) return 'issued';
  if (editions.some((edition) => edition.label === candidate.label)) return 'passed';
  return candidate.content === store.status?.content ? 'fresh' : 'stale';
}
