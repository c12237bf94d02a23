// Controls as options of a combobox.
import type { Option } from '../../lib/fields/Suggest.svelte';
import { controlLabel, controlTitle } from '../../lib/findings.svelte';
import type { Decision } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { stateOf } from '../controls/rows.svelte';

/** The controls that pass, each with its state unless another note is given. */
export function controlOptions(passes: (decision: Decision) => boolean, note?: (decision: Decision) => string): Option[] {
  return (store.statement?.decisions ?? []).filter(passes).map((decision) => ({
    value: decision.control,
    id: controlLabel(decision.control),
    label: controlTitle(decision.control) || t('controls-untitled'),
    note: note?.(decision) ?? t(`state-${kebab(stateOf(decision))}`),
  }));
}

/** "A.5.2, A.6.2.4": never cut. */
export function controlList(decisions: readonly Decision[]): string {
  return decisions.map((decision) => controlLabel(decision.control)).join(', ');
}
