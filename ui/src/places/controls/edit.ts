// How Controls changes a decision. Whatever is sent whole is built from what the file holds when its turn comes, and
// never from what was on the page: changes may have waited, and the pane may be gone. Where what is to be changed is no
// longer in the file, there is nothing left to do.
import type { ControlField, ControlRef, Decision, DecisionField, Id, OwnControl, SystemExclusionValue, Text } from '../../lib/model';
import { decide } from '../../lib/operations';
import { store } from '../../lib/store.svelte';

/** A text in the decision. */
export type Words = 'included' | 'excluded' | 'how' | 'notes';

/** Changes a field of a decision; nothing where the function finds nothing left to change. */
export function edit(control: ControlRef, field: DecisionField | ((decision: Decision) => DecisionField | undefined)): Promise<boolean> {
  return store.apply(() => {
    const decision = store.decisions.get(control);
    const set = decision && (typeof field === 'function' ? field(decision) : field);
    return set && decide(control, set);
  });
}

/** Changes a text, or the language it is in. */
export function editText(control: ControlRef, name: Words, part: Partial<Text>): Promise<boolean> {
  return edit(control, (decision) => ({ [name]: { ...decision[name], ...part } }) as DecisionField);
}

/** Leaves a control out for one system, where it is not left out yet. */
export function exclude(control: ControlRef, system: Id): Promise<boolean> {
  return edit(control, ({ exclusions }) =>
    exclusions.some((e) => e.system === system) ? undefined : { excludeSystem: { system, grounds: [], justification: { text: '' } } },
  );
}

/** Whether a control is left out for this system. */
export const isExcluded = (control: ControlRef, system: Id) => (): boolean =>
  store.decisions.get(control)?.exclusions.some((e) => e.system === system) ?? false;

/** Changes a part of why a control is left out for one system. */
export function editExclusion(
  control: ControlRef, system: Id, part: (value: SystemExclusionValue) => Partial<SystemExclusionValue>,
): Promise<boolean> {
  return edit(control, ({ exclusions }) => {
    const exclusion = exclusions.find((e) => e.system === system);
    return exclusion && { excludeSystem: { ...exclusion, ...part(exclusion) } };
  });
}

/** Changes a field of a control of the organisation's own. */
export function editOwn(id: Id, field: ControlField | ((control: OwnControl) => ControlField)): Promise<boolean> {
  return store.apply(() => {
    const control = store.ownControls.get(id);
    return control && { op: 'EditControl', control: id, set: [typeof field === 'function' ? field(control) : field] };
  });
}
