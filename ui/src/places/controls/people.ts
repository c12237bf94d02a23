// People as Controls shows them.
import { decide, freshId } from '../../lib/operations';
import type { ControlRef, Person } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import type { Option } from '../../lib/fields/Suggest.svelte';

/** The initials of a name, at most two letters. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const capital = words.filter((word) => /^\p{Lu}/u.test(word));
  const used = capital.length > 1 ? capital : words;
  return [used[0], used.length > 1 ? used.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? '').join('');
}

/** People as options of a combobox. */
export function peopleOptions(): Option[] {
  return (store.snapshot?.people ?? []).map(({ id, name, function: role }: Person) => ({
    value: id,
    label: name,
    note: role === name ? '' : role,
  }));
}

/** Adds a person and makes them the owner. */
export function addOwner(control: ControlRef, name: string): Promise<boolean> {
  const owner = freshId();
  return store.apply({ op: 'AddPerson', id: owner, set: [{ name }] }, decide(control, { owner }));
}
