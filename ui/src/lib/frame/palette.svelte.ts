// The palette's state, apart from its drawing, so that actions can open it.
import type { IconNode } from 'lucide';

/** One line that can be chosen in the palette. */
export interface Entry {
  id: string;
  text: string;
  /** Smaller words after it. */
  note?: string;
  keys?: string;
  icon?: IconNode;
  /** Why it cannot be chosen now. */
  why?: string;
  run: () => unknown;
}

/** A headed part of the palette. */
export interface Section {
  /** Fluent id of its heading. */
  heading: string;
  values?: Record<string, string | number>;
  entries: Entry[];
}

/** Something that finds entries for what was typed: a place, for its records. `sign` is `>`, `#`, `@` or none. */
export type Source = (query: string, sign: '' | '>' | '#' | '@') => Section[];

const sources = new Set<Source>();

/** Lets the palette find more; the answer takes the source away again. */
export function registerSource(source: Source): () => void {
  sources.add(source);
  return () => void sources.delete(source);
}

/** What the places find; what several find under one heading stands under it once, below what each finds by its name. */
export function sections(query: string, sign: '' | '>' | '#' | '@'): Section[] {
  const found: Section[] = [];
  const written: Section = { heading: 'find-written', entries: [] };
  for (const section of [...sources].flatMap((source) => source(query, sign))) {
    if (section.heading === written.heading) written.entries.push(...section.entries);
    else found.push(section);
  }
  return [...found, written];
}

class Palette {
  open = $state(false);
  query = $state('');
  show(query: string): void {
    this.query = query;
    this.open = true;
  }
}

/** The one palette. */
export const palette = new Palette();
