// What an edition or an earlier change said is brought back, and said to be: what differs no longer leaves the page at once.
import { controlLabel } from '../../lib/findings.svelte';
import type { ControlRef, DecisionField } from '../../lib/model';
import { decide } from '../../lib/operations';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';

/** Brings back parts of a decision. `said` names what is said of it, with these values. */
export async function restore(control: ControlRef, parts: readonly DecisionField[], said: string, values: Record<string, string>): Promise<void> {
  const done = await store.apply(decide(control, ...parts));
  if (done) await store.say(t(said, { control: controlLabel(control), ...values }));
}
