// Whether a candidate is still what the statement says. The hash of the content is Rust's to compute; the window only
// compares it with the candidate's. Where the status does not tell it, the window says nothing and Rust checks on issue.
import type { Candidate, Statement } from '../../lib/model';
import { store } from '../../lib/store.svelte';

/** `issued`: an edition carries its version. `unknown`: nothing tells. */
export type Standing = 'fresh' | 'stale' | 'issued' | 'unknown';

/** The content hash of the statement as it is now, where the file's status tells it. */
function contentNow(): string | undefined {
  const status: object | undefined = store.status;
  return status && 'content' in status && typeof status.content === 'string' ? status.content : undefined;
}

/** How a candidate stands to the statement as it is now. */
export function standingOf(candidate: Candidate, statement: Statement): Standing {
  if (statement.editions.some((edition) => edition.candidate === candidate.id || edition.label === candidate.label)) return 'issued';
  const now = contentNow();
  if (now === undefined) return 'unknown';
  return candidate.content === now ? 'fresh' : 'stale';
}
