// People as signatories: a name, and the function that comes with it.
import type { Option } from '../../lib/fields/Suggest.svelte';
import type { Signatory } from '../../lib/model';
import { store } from '../../lib/store.svelte';

/** The people in the file, as suggestions for a name. */
export function nameOptions(): Option[] {
  return (store.snapshot?.people ?? [])
    .filter(({ name }) => name.trim() !== '')
    .map(({ id, name, function: role }) => ({ value: id, label: name, note: role === name ? '' : role }));
}

/** What a name brings with it: the person's function, where a person was chosen and has one. */
export function named(name: string, option?: Option): Partial<Signatory> {
  const role = option && store.people.get(option.value)?.function;
  return role ? { name, function: role } : { name };
}
