// What an approval names, while it is being filled in. It stays when the page is left, and goes with the file.
import type { IssueRequest, PaperSize } from '../../lib/client';
import type { Candidate, Id, Signatory } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { Typing } from '../../lib/typing.svelte';
import { standingOf } from '../history/staleness';

class Request {
  /** What is typed for it: it is no part of the file, and does not hold the window. */
  readonly words = new Typing();
  paper = $state<PaperSize>('a4');
  note = $state('');
  /** The day of approval, where one was chosen; otherwise it is the day on which the edition is issued. */
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
    ...(this.date !== undefined && { date: this.date }),
  });

  /** Candidates that no edition has, newest first. */
  candidates: readonly Candidate[] = $derived.by(() => {
    const statement = store.statement;
    return statement ? statement.candidates.filter((candidate) => !['issued', 'passed'].includes(standingOf(candidate))).toReversed() : [];
  });

  /** The candidate that is approved, or nothing where the statement is issued as it is. */
  approved: Candidate | undefined = $derived.by(() => {
    const statement = store.statement;
    if (!statement || this.candidate === 'now') return undefined;
    const usable = this.candidates.filter((candidate) => standingOf(candidate) !== 'stale');
    // A fresh one is what is being approved, unless told otherwise; of one that may be stale nothing is assumed.
    return usable.find(({ id }) => id === this.candidate) ?? usable.find((candidate) => standingOf(candidate) === 'fresh');
  });

  /** The days on which it can have been approved: since its pages were prepared, or today where none are. */
  days: { from: string; to: string } = $derived.by(() => {
    const prepared = this.approved ?? this.candidates.find((candidate) => standingOf(candidate) === 'fresh');
    return { from: prepared?.date ?? store.today, to: store.today };
  });

  /** Whether the day of approval is one of these. */
  dated: boolean = $derived.by(() => {
    const day = this.date ?? store.today;
    return this.words.refused === 0 && this.days.from <= day && day <= this.days.to;
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

  /** The version after the statement's own, where that one is taken and a number says what comes next: 1.1 after 1.0. */
  next: string | undefined = $derived.by(() => {
    const taken = new Set(store.statement?.editions.map((edition) => edition.label));
    let label = store.statement?.version.trim() ?? '';
    if (!taken.has(label) || !/^(\d{1,9}\.)*\d{1,9}$/.test(label)) return undefined;
    while (taken.has(label)) label = label.replace(/\d+$/, (number) => String(Number(number) + 1));
    return label;
  });

  /** What is sent. */
  get value(): IssueRequest {
    const { approved, approver, note, paper } = this;
    return { ...(approved && { candidate: approved.id }), approver, note: { text: note.trim() }, paper };
  }

  /** Begins a new one. */
  reset(): void {
    this.words.clear();
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
