// What the file tells of its past: its revisions, and what differs between the chosen edition and now.
import { client, type FieldVersion, type Revision } from '../../lib/client';
import { failureText } from '../../lib/failure';
import type { Change, Edition, Id } from '../../lib/model';
import { store } from '../../lib/store.svelte';

class Past {
  /** All revisions that the file tells of. */
  revisions = $state.raw<readonly Revision[]>([]);
  /** What differs between the edition and now; undefined until it is known. */
  changes = $state.raw<readonly Change[]>();
  /** Why the past could not be read, in words. */
  failure = $state<string>();
  /** The chosen first side, and the edition in force when it was chosen. */
  #chosen = $state.raw<{ id: Id; inForce: Id | undefined }>();

  /** The edition that is compared: the chosen one, or that in force, or the last that was issued. */
  edition: Edition | undefined = $derived.by(() => {
    const editions = store.statement?.editions ?? [];
    const among = (id: Id | undefined) => editions.find((edition) => edition.id === id);
    // What was chosen before another edition came into force was chosen for another question.
    const chosen = this.#chosen?.inForce === store.status?.inForce ? this.#chosen?.id : undefined;
    return among(chosen) ?? among(store.status?.inForce) ?? editions.at(-1);
  });

  /** Makes an edition the first side, until another one comes into force. */
  choose(id: Id): void {
    this.#chosen = { id, inForce: store.status?.inForce };
  }

  #versions = new Map<string, Promise<readonly FieldVersion[]>>();
  #head: string | undefined;
  #request = 0;

  /** Reads the past again, after every change. */
  async read(): Promise<void> {
    this.#request += 1;
    const request = this.#request;
    try {
      const revisions = await client().history();
      if (request !== this.#request) return;
      this.revisions = revisions;
      this.failure = undefined;
    } catch (error) {
      if (request === this.#request) this.failure = failureText(error);
    }
  }

  #comparison = 0;

  /** Compares again, after every change and with another edition. */
  async compare(edition: Id | undefined): Promise<void> {
    this.#comparison += 1;
    const comparison = this.#comparison;
    if (edition === undefined) {
      this.changes = undefined;
      return;
    }
    try {
      const changes = await client().compareEdition(edition);
      if (comparison === this.#comparison) this.changes = changes;
    } catch (error) {
      if (comparison !== this.#comparison) return;
      this.changes = undefined;
      this.failure = failureText(error);
    }
  }

  /** Every value that a cell has had, oldest first; asked once for as long as nothing changes. */
  versions(cell: string): Promise<readonly FieldVersion[]> {
    const head = store.status?.head;
    if (this.#head !== head) this.#versions.clear();
    this.#head = head;
    let found = this.#versions.get(cell);
    if (!found) {
      found = client().fieldHistory(cell).catch(() => []);
      this.#versions.set(cell, found);
    }
    return found;
  }

  /** Forgets everything about a file. */
  reset(): void {
    this.revisions = [];
    this.changes = undefined;
    this.failure = undefined;
    this.#chosen = undefined;
    this.#versions.clear();
    this.#request += 1;
    this.#comparison += 1;
  }
}

/** The past of the open file. */
export const past = new Past();

/** Whether the statement says anything else than an edition, in its decisions or beside them: `yes` or `no`, for words. */
export const differsFrom = (edition: Edition): 'yes' | 'no' => (store.status?.content === edition.content ? 'no' : 'yes');
