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

/** Those of another standard: its list, and what corresponds to each of ISO/IEC 42001. */
function titled(framework: 'iso27001-clauses' | 'iso9001-clauses', list: readonly { id: string; title: string }[], of: (clause: Clause) => string | undefined): Entry[] {
  const isHeading = (id: string) => list.some((clause) => clause.id.startsWith(`${id}.`));
  return list
    .filter(({ id }) => !isHeading(id))
    .map(({ id, title }) => ({
      id: reference(framework, id), framework, number: id, title, others: [other('iso42001-clauses', store.clauses?.clauses.find((clause) => of(clause) === id)?.id)],
    }));
}

const all: readonly Entry[] = $derived([
  ...(store.clauses?.clauses ?? [])
    .filter(({ heading }) => !heading)
    .map(({ id, title, asks, shows, difference, documented, iso27001, iso9001 }): Entry => ({
      id: reference('iso42001-clauses', id), framework: 'iso42001-clauses', number: id, title, asks, shows, difference, ...(documented !== undefined && { documented }),
      others: [other('iso27001-clauses', iso27001), other('iso9001-clauses', iso9001)],
    })),
  ...titled('iso27001-clauses', store.clauses?.iso27001 ?? [], (clause) => clause.iso27001),
  ...titled('iso9001-clauses', store.clauses?.iso9001 ?? [], (clause) => clause.iso9001),
  ...(store.rmf?.functions ?? []).flatMap(({ categories }) =>
    categories.map(({ id, label, means }): Entry => ({ id: reference('nist-ai-rmf', id), framework: 'nist-ai-rmf', number: id, title: label, asks: means, others: [] }))),
]);

const byId: ReadonlyMap<ItemRef, Entry> = $derived(new Map(all.map((entry) => [entry.id, entry])));

/** All of them, in the order of the frameworks. */
export const entries = (): readonly Entry[] => all;

export const entryNamed = (id: ItemRef): Entry | undefined => byId.get(id);
