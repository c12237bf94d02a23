// The dates ahead, laid out on a line of thirteen months.
import type { Statement } from '../../lib/model';
import type { Row } from '../controls/rows.svelte';

/** A day on which something is due. */
export interface Due {
  date: string;
  kind: 'target' | 'review';
  /** Whether the day has passed. */
  passed: boolean;
  /** Id of the control; left out for the statement itself. */
  label?: string;
  control?: string;
}

/** What is due within a few days of each other. */
export interface Stack {
  key: string;
  /** Where it stands on the line, in percent. */
  at: number;
  passed: boolean;
  due: readonly Due[];
}

export interface Month {
  /** 1 to 12. */
  month: number;
  year: number;
  at: number;
  /** Whether the year is written under it. */
  first: boolean;
}

const DAY = 86_400_000;
const MONTHS = 13;
/** Days that share a stack. */
const TOGETHER = 5;

const day = (date: string): number => Math.floor(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY);

/** Everything that has a day: targets not reached yet, and reviews. */
export function allDue(rows: readonly Row[], statement: Statement | undefined, today: string): Due[] {
  const due: Due[] = [];
  for (const { decision, control, label } of rows) {
    const { applicability, status, target, review } = decision;
    const at = { control, label };
    if (applicability === 'applicable' && target && status !== 'implemented') due.push({ date: target, kind: 'target', passed: target < today, ...at });
    if (applicability !== 'undecided' && review) due.push({ date: review, kind: 'review', passed: review < today, ...at });
  }
  const next = statement?.nextReview;
  if (next) due.push({ date: next, kind: 'review', passed: next < today });
  return due.sort((a, b) => a.date.localeCompare(b.date) || b.kind.localeCompare(a.kind));
}

/** The line: from the first of this month, thirteen months on. */
export class Line {
  readonly #start: number;
  readonly #days: number;
  readonly months: readonly Month[];

  constructor(today: string) {
    const [year = 0, month = 1] = today.split('-').map(Number);
    const first = (i: number) => Date.UTC(year, month - 1 + i, 1) / DAY;
    this.#start = first(0);
    this.#days = first(MONTHS) - this.#start;
    this.months = Array.from({ length: MONTHS }, (_, i) => {
      const date = new Date(first(i) * DAY);
      return { month: date.getUTCMonth() + 1, year: date.getUTCFullYear(), at: this.#percent(first(i)), first: i === 0 || date.getUTCMonth() === 0 };
    });
  }

  #percent(days: number): number {
    return Math.min(100, Math.max(0, ((days - this.#start) / this.#days) * 100));
  }

  /** Where a date stands, in percent; undefined beyond the end. Dates before the beginning stand at it. */
  at(date: string): number | undefined {
    const days = day(date);
    return days >= this.#start + this.#days ? undefined : this.#percent(days);
  }

  /** What is due on the line, in stacks. */
  stacks(due: readonly Due[]): Stack[] {
    const found = new Map<string, Due[]>();
    for (const one of due) {
      if (this.at(one.date) === undefined) continue;
      const slot = Math.floor(Math.max(0, day(one.date) - this.#start) / TOGETHER);
      const key = `${one.passed ? 'passed ' : ''}${slot}`;
      const list = found.get(key);
      if (list) list.push(one);
      else found.set(key, [one]);
    }
    return [...found].map(([key, list]) => {
      const days = list.map((one) => this.at(one.date) ?? 0);
      return { key, at: days.reduce((a, b) => a + b, 0) / days.length, passed: list[0]?.passed ?? false, due: list };
    });
  }

  /** What is due beyond the end. */
  later(due: readonly Due[]): Due[] {
    return due.filter((one) => this.at(one.date) === undefined);
  }
}
