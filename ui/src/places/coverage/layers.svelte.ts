// What of this file is shared with other management systems, and what stands in one standard alone, in the three layers of a joint system: the
// spine, risk and planning, and the controls.
import editorial from '../../../../assets/catalogue/crosswalks/editorial-42001-27001.json';
import { controlLabel, controlTitle } from '../../lib/findings.svelte';
import type { GlyphName } from '../../lib/glyphs/Glyph.svelte';
import type { Evidence, ItemRef } from '../../lib/model';
import type { Target } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { entries, entryNamed } from '../clauses/frameworks.svelte';
import { stateOf } from '../controls/rows.svelte';
import { COLUMNS, shownBy } from '../evidence/reuse.svelte';

/** The layers, with the clauses that each begins with; the controls are all that the statement decides on. */
const LAYERS = { spine: ['4', '5', '7', '9', '10'], planning: ['6', '8'], controls: [] } as const satisfies Record<string, readonly string[]>;

/** An entry of a layer. */
export interface Part {
  ref: ItemRef;
  id: string;
  title: string;
  target: Target;
  /** How far it is in this file. */
  state: string;
  glyph: GlyphName | undefined;
  done: boolean;
  /** What stands in its place in another standard, so that one process or record can serve both. */
  with: readonly string[];
  /** Evidence of this file that serves both already, and a decision that rests on another standard's. */
  already: readonly string[];
}

/** Whose subject an entry is that nothing else has. */
export const subjectOf = (ref: ItemRef): 'ai' | 'security' | 'own' =>
  ref.startsWith('iso42001') ? 'ai' : ref.startsWith('iso27001') ? 'security' : 'own';

const isShared = ({ with: others, already }: Part): boolean => others.length > 0 || already.length > 0;

/** The standard that an entry is of, by the columns of evidence; nothing for others. */
const standardOf = (ref: ItemRef): string | undefined =>
  Object.entries(COLUMNS).find(([, frameworks]) => (frameworks as readonly string[]).includes(ref.slice(0, ref.indexOf('/'))))?.[0];

/** Evidence that shows entries of several standards, by each of these entries. */
const serving: ReadonlyMap<ItemRef, readonly Evidence[]> = $derived.by(() => {
  const found = new Map<ItemRef, Evidence[]>();
  for (const piece of store.snapshot?.evidence ?? []) {
    const shows = shownBy(piece.id).filter((ref) => standardOf(ref) !== undefined);
    if (new Set(shows.map(standardOf)).size < 2) continue;
    for (const ref of shows) found.set(ref, [...(found.get(ref) ?? []), piece]);
  }
  return found;
});
const servedBy = (ref: ItemRef): string[] => (serving.get(ref) ?? []).map(({ label, title }) => `${label} ${title}`.trim());

/** Controls of ISO/IEC 42001 and 27001 that one process or record can usually serve, from either side. */
const PAIRED: ReadonlyMap<ItemRef, readonly ItemRef[]> = (() => {
  const found = new Map<ItemRef, ItemRef[]>();
  for (const { from, to, strength } of editorial.pairs) {
    if (strength !== 'strong') continue;
    const [here, there] = [`${editorial.from}/${from}`, `${editorial.to}/${to}`];
    found.set(here, [...(found.get(here) ?? []), there]);
    found.set(there, [...(found.get(there) ?? []), here]);
  }
  return found;
})();
const standardName = (framework: string): string => t(`start-framework-${framework}`);

function clausesOf(chapters: readonly string[]): Part[] {
  const told = new Map((store.snapshot?.entries ?? []).map((said) => [said.entry, said.now]));
  return entries().filter(({ framework, number }) => framework === 'iso42001-clauses' && chapters.includes(number.split('.')[0] ?? '')).map(({ id: ref, number, title, others }) => {
    const now = told.get(ref);
    return {
      ref, id: number, title, target: { place: 'clauses', record: ref }, glyph: undefined, done: now === 'fully',
      state: now === undefined ? t('clauses-state-untold') : t(`attainment-${now}`),
      with: others.flatMap(({ framework, id }) => {
        const other = id === undefined ? undefined : entryNamed(id);
        return other ? [`${t(`clauses-framework-${framework}`)} ${other.number}`] : [];
      }),
      already: servedBy(ref),
    };
  });
}

function controls(): Part[] {
  const decisions = store.statement?.decisions ?? [];
  const seenBy = new Map(decisions.flatMap(({ control, sees }) => (sees === undefined ? [] : [[sees, control] as const])));
  return decisions.map(({ control: ref, sees, ...decision }) => {
    const state = stateOf(decision);
    const rests = sees ?? seenBy.get(ref);
    return {
      ref, id: controlLabel(ref), title: controlTitle(ref) || t('controls-untitled'), target: { place: 'controls', record: ref }, glyph: state, state: t(`state-${kebab(state)}`),
      done: state === 'implemented' || state === 'excluded',
      with: (PAIRED.get(ref) ?? []).map((other) => {
        const [framework = '', id = ''] = other.split('/');
        return `${standardName(framework)} ${id}`;
      }),
      already: [...(rests === undefined ? [] : [t('layers-one-decision', { control: controlLabel(rests) })]), ...servedBy(ref)],
    };
  });
}

/** Which of them are looked at. */
export const WHICH = ['all', 'shared', 'alone'] as const;

class Layers {
  which = $state<(typeof WHICH)[number]>('all');

  /** Each layer with what is in it, and how much of that is shared and done. */
  all = $derived(
    Object.entries(LAYERS).map(([layer, chapters]) => {
      const parts = layer === 'controls' ? controls() : clausesOf(chapters);
      const shared = parts.filter(isShared);
      return {
        layer, total: parts.length, shared: shared.length, done: parts.filter(({ done }) => done).length,
        shown: this.which === 'all' ? parts : this.which === 'shared' ? shared : parts.filter((part) => !isShared(part)),
      };
    }),
  );
}

export const layers = new Layers();
