// The dates ahead, laid out on a line of thirteen months.
import type { Due } from '../../lib/model';

/** A day on which something is due. */
export interface Dated extends Due {
  /** Whether the day has passed. */
  passed: boolean;
}

/** What is due within a few days of each other. */
export interface Stack {
  key: string;
  /** Where it stands on the line, in percent. */
  at: number;
  passed: boolean;
  due: readonly Dated[];
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

/** What is due, as it stands on a day. */
export const dated = (due: readonly Due[], today: string): Dated[] => due.map((one) => ({ ...one, passed: one.date < today }));

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
  stacks(due: readonly Dated[]): Stack[] {
    const found = new Map<string, Dated[]>();
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
  later(due: readonly Dated[]): Dated[] {
    return due.filter((one) => this.at(one.date) === undefined);
  }
}
