// What an approval names, while it is being filled in. It stays when the page is left, and goes with the file.
import type { IssueRequest, PaperSize } from '../../lib/client';
import type { Candidate, Id, Signatory } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { standingOf } from '../history/staleness';

class Request {
  paper = $state<PaperSize>('a4');
  note = $state('');
  date = $state<string>();
  /** The chosen candidate; `now` freezes and issues in one step; undefined where nothing was chosen yet. */
  candidate = $state<Id | 'now'>();
  #name = $state<string>();
  #function = $state<string>();
  /** The edition that was issued on this page. */
  issued = $state<Id>();

  /** Who approves: as the statement names them, until somebody else is named here. */
  approver: Signatory = $derived({
    name: this.#name ?? store.statement?.approver.name ?? '',
    function: this.#function ?? store.statement?.approver.function ?? '',
    date: this.date ?? store.today,
  });

  /** Candidates that no edition has, newest first. */
  candidates: readonly Candidate[] = $derived.by(() => {
    const statement = store.statement;
    return statement ? statement.candidates.filter((candidate) => standingOf(candidate) !== 'issued').toReversed() : [];
  });

  /** The candidate that is approved, or nothing where the statement is issued as it is. */
  approved: Candidate | undefined = $derived.by(() => {
    const statement = store.statement;
    if (!statement || this.candidate === 'now') return undefined;
    const usable = this.candidates.filter((candidate) => standingOf(candidate) !== 'stale');
    // A fresh one is what is being approved, unless told otherwise; of one that may be stale nothing is assumed.
    return usable.find(({ id }) => id === this.candidate) ?? usable.find((candidate) => standingOf(candidate) === 'fresh');
  });

  /** Names who approves. */
  name(name: string, role?: string): void {
    this.#name = name;
    if (role !== undefined) this.#function = role;
  }

  /** Names their function. */
  nameFunction(role: string): void {
    this.#function = role;
  }

  /** The version that the edition will carry, for words: `named` says whether there is a new one. */
  label: { label: string; named: 'yes' | 'no' } = $derived.by(() => {
    const label = this.approved?.label ?? store.statement?.version.trim() ?? '';
    const taken = store.statement?.editions.some((edition) => edition.label === label) ?? false;
    return { label, named: label === '' || taken ? 'no' : 'yes' };
  });

  /** What is sent. */
  get value(): IssueRequest {
    const { approved, approver, note, paper } = this;
    return { ...(approved && { candidate: approved.id }), approver, note: { text: note.trim() }, paper };
  }

  /** Begins a new one. */
  reset(): void {
    this.note = '';
    this.date = undefined;
    this.candidate = undefined;
    this.#name = undefined;
    this.#function = undefined;
    this.issued = undefined;
  }
}

/** The approval that is being filled in. */
export const request = new Request();
