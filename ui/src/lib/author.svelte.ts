// Who works here: a name and a function that go into the history of every change. Asked for quietly, and never twice.
import { client, type AuthorName } from './client';
import { store } from './store.svelte';

/** A name for messages that tell who did something, and whether there is one: who changes a file need not say who they are. */
export function named(name: string | undefined): { name: string; named: 'yes' | 'no' } {
  const given = name?.trim() ?? '';
  return { name: given, named: given === '' ? 'no' : 'yes' };
}

class Author {
  /** Whether the dialog that asks is open. */
  asking = $state(false);

  /** Whether the open file is changed without anybody's name. */
  get missing(): boolean {
    return store.phase === 'open' && !store.readOnly && this.known === undefined;
  }

  /** Who it is, once they have said so. */
  get known(): AuthorName | undefined {
    return store.welcome?.author;
  }

  /** Asks, from anywhere. */
  async ask(): Promise<void> {
    // Another window may know by now.
    await store.ask(() => store.look());
    this.asking = true;
  }

  /** Keeps the answer. What cannot be kept on this machine holds until the program ends, and the error bar says so. */
  async keep(name: AuthorName): Promise<void> {
    await store.ask(() => client().setAuthor(name));
    await store.ask(() => store.look());
  }
}

/** The one who works here. */
export const author = new Author();
