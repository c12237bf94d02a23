// Whether a candidate is still what the statement says. The hash of the content is Rust's to compute; the window only
// compares it with the candidate's.
import type { Candidate } from '../../lib/model';
import { store } from '../../lib/store.svelte';

/** `issued`: an edition carries its version. */
export type Standing = 'fresh' | 'stale' | 'issued';

/** How a candidate stands to the statement as it is now. */
export function standingOf(candidate: Candidate): Standing {
  const editions = store.statement?.editions ?? [];
  if (editions.some((edition) => edition.candidate === candidate.id || edition.label === candidate.label)) return 'issued';
  return candidate.content === store.status?.content ? 'fresh' : 'stale';
}
