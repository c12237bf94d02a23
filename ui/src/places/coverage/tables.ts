// Where in the window the rows of an article's table are shown.
import { perform } from '../../lib/actions/registry.svelte';
import { navigation } from '../../lib/navigation.svelte';
import type { ArticleTable } from '../../lib/wire/ArticleTable';
import { places } from '..';
import { seen } from './seen.svelte';

/** Something that leads there, by what it is called. */
export interface Shown {
  /** Fluent id. */
  label: string;
  go: () => unknown;
}

const to = (place: string): Shown | undefined => (places.some(({ id }) => id === place) ? { label: `place-${place}`, go: () => navigation.go({ place }) } : undefined);
const by = (label: string, action: string): Shown => ({ label, go: () => perform(action) });
const view = (page: typeof seen.page): Shown => ({ label: `coverage-view-${page}`, go: () => (seen.page = page) });

/** By the file of the catalogue that holds them. */
const FILES: Record<string, () => Shown | undefined> = {
  vocabulary: () => view('vocabulary'),
  comparisons: () => view('comparisons'),
  'nist-ai-rmf': () => view('coverage'),
  'evidence-reuse': () => by('action-evidence-reuse', 'evidence-reuse'),
  'nist-ai-600-1': () => by('action-add-generative-risks', 'add-generative-risks'),
  'crosswalks/a3-genai-profile': () => by('action-add-generative-risks', 'add-generative-risks'),
  clauses: () => to('clauses'),
  iso42001: () => to('controls'),
  'article-tables': () => view('tables'),
  'starting-points': () => to('overview'),
};

/** Where one file of the catalogue is shown; nothing where no place shows it by itself. */
function placeOf(file: string): Shown | undefined {
  const crosswalk = /^crosswalks\/(.+)$/.exec(file)?.[1];
  if (file in FILES) return FILES[file]?.();
  if (crosswalk === undefined) return undefined;
  return {
    label: 'coverage-view-coverage',
    go: () => {
      seen.chosen = crosswalk;
      seen.page = 'coverage';
    },
  };
}

/** Everywhere that a table is shown, each place once. */
export function placesOf({ shownBy, kind }: ArticleTable): Shown[] {
  // Drawn from this file.
  if (kind === 'layers') return [view('layers')];
  const found = shownBy.map(placeOf).filter((place) => place !== undefined);
  return found.filter(({ label }, at) => found.findIndex((other) => other.label === label) === at);
}
