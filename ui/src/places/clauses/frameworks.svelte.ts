// Entries of frameworks that something can be said of: clauses of three management system standards, categories of the NIST AI RMF.
import type { Clause, ItemRef } from '../../lib/model';
import { store } from '../../lib/store.svelte';

/** An entry as its framework lists it. */
export interface Entry {
  id: ItemRef;
  framework: (typeof FRAMEWORKS)[number];
  number: string;
  title: string;
  /** What it asks and what shows it, in our words, where we have them. */
  asks?: string;
  shows?: string;
  difference?: string;
  documented?: boolean;
  /** The clauses of the other standards that stand in its place. */
  others: readonly { framework: (typeof FRAMEWORKS)[number]; id?: ItemRef }[];
}

export const FRAMEWORKS = ['iso42001-clauses', 'iso27001-clauses', 'iso9001-clauses', 'nist-ai-rmf'] as const;

const reference = (framework: (typeof FRAMEWORKS)[number], number: string): ItemRef => `${framework}/${number}`;
const other = (framework: (typeof FRAMEWORKS)[number], number: string | undefined) => ({ framework, ...(number !== undefined && { id: reference(framework, number) }) });

type Listed = readonly { id: string; title: string }[];

const leaves = (list: Listed): Listed => list.filter(({ id }) => !list.some((clause) => clause.id.startsWith(`${id}.`)));

/** The clauses that stand in the place of another standard's: the parts of a clause that is only a heading there, or that none does. */
function inItsPlace(framework: (typeof FRAMEWORKS)[number], list: Listed, number: string | undefined): Entry['others'] {
  if (number === undefined) return [other(framework, undefined)];
  return leaves(list).filter(({ id }) => id === number || id.startsWith(`${number}.`)).map(({ id }) => other(framework, id));
}

/** Those of another standard: its list, and what corresponds to each in ISO/IEC 42001 and, by way of that, in the third. */
function titled(
  framework: 'iso27001-clauses' | 'iso9001-clauses', list: Listed, of: (clause: Clause) => string | undefined,
  third: 'iso27001-clauses' | 'iso9001-clauses', listed: Listed, ofThird: (clause: Clause) => string | undefined,
): Entry[] {
  return leaves(list).map(({ id, title }) => {
    const inPlace = (clause: Clause): boolean => {
      const number = of(clause);
      return !clause.heading && number !== undefined && (id === number || id.startsWith(`${number}.`));
    };
    const clause = store.clauses?.clauses.find(inPlace);
    return {
      id: reference(framework, id), framework, number: id, title,
      others: [other('iso42001-clauses', clause?.id), ...(clause ? inItsPlace(third, listed, ofThird(clause)) : [])],
    };
  });
}

const iso27001 = $derived(store.clauses?.iso27001 ?? []);
const iso9001 = $derived(store.clauses?.iso9001 ?? []);

const all: readonly Entry[] = $derived([
  ...(store.clauses?.clauses ?? [])
    .filter(({ heading }) => !heading)
    .map(({ id, title, asks, shows, difference, documented, ...its }): Entry => ({
      id: reference('iso42001-clauses', id), framework: 'iso42001-clauses', number: id, title, asks, shows, difference, ...(documented !== undefined && { documented }),
      others: [...inItsPlace('iso27001-clauses', iso27001, its.iso27001), ...inItsPlace('iso9001-clauses', iso9001, its.iso9001)],
    })),
  ...titled('iso27001-clauses', iso27001, (clause) => clause.iso27001, 'iso9001-clauses', iso9001, (clause) => clause.iso9001),
  ...titled('iso9001-clauses', iso9001, (clause) => clause.iso9001, 'iso27001-clauses', iso27001, (clause) => clause.iso27001),
  ...(store.rmf?.functions ?? []).flatMap(({ categories }) =>
    categories.map(({ id, label, means }): Entry => ({ id: reference('nist-ai-rmf', id), framework: 'nist-ai-rmf', number: id, title: label, asks: means, others: [] }))),
]);

const byId: ReadonlyMap<ItemRef, Entry> = $derived(new Map(all.map((entry) => [entry.id, entry])));

/** All of them, in the order of the frameworks. */
export const entries = (): readonly Entry[] => all;

export const entryNamed = (id: ItemRef): Entry | undefined => byId.get(id);
