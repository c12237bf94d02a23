// What ships beside a file: frameworks with their entries, and what is told about them. The same for every file, asked for
// once, when something first shows it.
import { client, type Reference } from './client';
import type { ItemRef } from './model';

/** An entry of a framework: a clause, a subcategory, an article. */
export interface Entry {
  ref: ItemRef;
  /** The id that the framework gives. */
  id: string;
  /** Its title, or our words for it. */
  title: string;
  /** What people call the framework. */
  framework: string;
  /** Whether a statement could decide on it: groups of such controls cannot be cited. */
  control: boolean;
}

class Shipped {
  /** All of it; nothing until it has come. */
  all = $state.raw<Reference>();
  #asked: Promise<void> | undefined;

  /** Every entry with an id of its own, by framework and id. */
  entries: ReadonlyMap<ItemRef, Entry> = $derived.by(() => {
    const found = new Map<ItemRef, Entry>();
    for (const { id: framework, name, kind, entries } of this.all?.frameworks ?? []) {
      const control = kind === 'controls';
      const add = (id: string, title: string) => {
        const ref = `${framework}/${id}`;
        if (!found.has(ref)) found.set(ref, { ref, id, title, framework: name, control });
      };
      for (const group of entries.groups) {
        // Of controls each is cited by itself, as a link takes it.
        if (!control) add(group.id, group.title);
        for (const objective of group.objectives) {
          if (!control) add(objective.id, objective.title);
          for (const { id, title } of objective.controls) add(id, title);
        }
      }
    }
    return found;
  });

  /** Asks for it, where nobody has. */
  ask(): Promise<void> {
    this.#asked ??= client().reference().then(
      (all) => void (this.all = all),
      // Whoever shows it next asks again.
      () => void (this.#asked = undefined),
    );
    return this.#asked;
  }
}

/** The one of it. */
export const shipped = new Shipped();
