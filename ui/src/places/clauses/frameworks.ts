// Entries of frameworks that something can be said of: clauses of three management system standards, categories of the NIST AI RMF.
import clausesJson from '../../../../assets/catalogue/clauses.json';
import rmfJson from '../../../../assets/catalogue/nist-ai-rmf.json';
import type { ItemRef } from '../../lib/model';

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

interface Clause {
  id: string;
  title: string;
  heading: boolean;
  asks: string;
  shows: string;
  documented?: boolean;
  iso27001?: string;
  iso9001?: string;
  difference: string;
}
const clauses = clausesJson.clauses as readonly Clause[];

const reference = (framework: (typeof FRAMEWORKS)[number], number: string): ItemRef => `${framework}/${number}`;
const other = (framework: (typeof FRAMEWORKS)[number], number: string | undefined) => ({ framework, ...(number !== undefined && { id: reference(framework, number) }) });

/** Those of another standard: its list, and what corresponds to each of ISO/IEC 42001. */
function titled(framework: 'iso27001-clauses' | 'iso9001-clauses', list: readonly { id: string; title: string }[], of: (clause: Clause) => string | undefined): Entry[] {
  const isHeading = (id: string) => list.some((clause) => clause.id.startsWith(`${id}.`));
  return list
    .filter(({ id }) => !isHeading(id))
    .map(({ id, title }) => ({
      id: reference(framework, id), framework, number: id, title, others: [other('iso42001-clauses', clauses.find((clause) => of(clause) === id)?.id)],
    }));
}

/** All of them, in the order of the frameworks. */
export const ENTRIES: readonly Entry[] = [
  ...clauses
    .filter(({ heading }) => !heading)
    .map(({ id, title, asks, shows, difference, documented, iso27001, iso9001 }): Entry => ({
      id: reference('iso42001-clauses', id), framework: 'iso42001-clauses', number: id, title, asks, shows, difference, ...(documented !== undefined && { documented }),
      others: [other('iso27001-clauses', iso27001), other('iso9001-clauses', iso9001)],
    })),
  ...titled('iso27001-clauses', clausesJson.iso27001, (clause) => clause.iso27001),
  ...titled('iso9001-clauses', clausesJson.iso9001, (clause) => clause.iso9001),
  ...rmfJson.functions.flatMap(({ categories }) =>
    categories.map(({ id, label, means }): Entry => ({ id: reference('nist-ai-rmf', id), framework: 'nist-ai-rmf', number: id, title: label, asks: means, others: [] }))),
];

export const entryNamed = (id: ItemRef): Entry | undefined => ENTRIES.find((entry) => entry.id === id);
