// Risks: what could happen, how bad and how likely, what is done about it and what remains.
import type { Rating, Risk, RiskField, Signatory } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { ties } from '../records/ties';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';
import { CATEGORIES, CHARACTERISTICS, TREATMENTS } from '../records/vocabulary';
import { treating } from '../records/items.svelte';
import { isAbove, levelOf } from '../records/scales';
import { generativeAction } from './generative.svelte';

const rows: readonly Risk[] = $derived(inNaturalOrder(store.snapshot?.risks ?? [], (r) => r.label));

/**
 * The rating that is expected: that with treatment, be it in place or planned, where it has a level, that without otherwise. None of a
 * risk that is avoided. The rule is Rust's (`Risk::expected`).
 */
const expected = (risk: Risk): Rating | undefined =>
  risk.treatment === 'avoid' ? undefined : levelOf(risk.residual) === undefined ? risk.inherent : risk.residual;

/** The level that is expected. */
export const levelExpected = (risk: Risk): number | undefined => levelOf(expected(risk));

/** Who accepts, without the level that is accepted, which is kept with the name by whoever writes it down (`RiskAcceptance`). */
const handOf = ({ name, function: of, date }: Signatory): Signatory => ({ name, function: of, ...(date === undefined ? {} : { date }) });

const STANDINGS = ['above', 'exposed', 'uncontrolled', 'untreated', 'unrated'];

function standings(risk: Risk): string[] {
  const level = levelExpected(risk);
  const above = level !== undefined && isAbove(level);
  return [
    ...(above ? ['above'] : []),
    ...(above && treating(risk.id).length === 0 ? ['exposed'] : []),
    ...(treating(risk.id).length === 0 ? ['uncontrolled'] : []),
    ...(risk.treatment === undefined ? ['untreated'] : []),
    ...(levelOf(risk.inherent) === undefined ? ['unrated'] : []),
  ];
}

/** Where a risk is expected on the map: likelihood and worst consequence. */
export function cellOf(risk: Risk): string {
  const rating = expected(risk);
  const bad = [rating?.organisation, rating?.individuals, rating?.societies].filter((place) => place !== undefined);
  return rating?.likelihood === undefined || bad.length === 0 ? '' : `${rating.likelihood}x${Math.max(...bad)}`;
}

export const room: RecordRoom<Risk, RiskField> = new RecordRoom<Risk, RiskField>({
  place: 'risks',
  record: 'risk',
  items: () => rows,
  label: (r) => r.label,
  title: (r) => r.title,
  about: (r) => levelExpected(r) === undefined ? '' : String(levelExpected(r)),
  text: (r) => [r.label, r.title, r.cause.text, r.event.text, r.consequence.text, r.plan.text, ...r.categories.map((c) => t(`risk-category-${kebab(c)}`)), store.people.get(r.owner ?? '')?.name],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: (r) => r.label, set: (label) => ({ label }) },
          { name: 'title', keys: 'T', kind: 'line', value: (r) => r.title, set: (title) => ({ title }) },
        ],
        [{ name: 'owner', keys: 'O', kind: 'person', value: (r) => r.owner, set: (owner) => ({ owner }) }],
        [{ name: 'cause', keys: 'U', kind: 'text', value: (r) => r.cause, set: (cause) => ({ cause }) }],
        [{ name: 'event', keys: 'V', kind: 'text', value: (r) => r.event, set: (event) => ({ event }) }],
        [{ name: 'consequence', keys: 'Q', kind: 'text', value: (r) => r.consequence, set: (consequence) => ({ consequence }) }],
      ],
      guides: ['risks-guide-what', 'risks-guide-event'],
    },
    {
      lines: [
        [
          { name: 'categories', keys: 'K', kind: 'several', words: 'risk-category', values: CATEGORIES, value: (r) => r.categories, set: (chosen) => ({ categories: chosen as never }) },
        ],
        [
          { name: 'characteristics', keys: 'H', kind: 'several', words: 'characteristic', values: CHARACTERISTICS, value: (r) => r.characteristics, set: (chosen) => ({ characteristics: chosen as never }) },
        ],
      ],
      guides: ['risks-guide-categories'],
    },
    {
      lines: [
        [{ name: 'inherent', keys: 'A', kind: 'rating', value: (r) => r.inherent, set: (inherent) => ({ inherent }) }],
      ],
      guides: ['risks-guide-rating'],
    },
    {
      lines: [
        [
          { name: 'treatment', keys: 'W', kind: 'choice', words: 'treatment', values: TREATMENTS, value: (r) => r.treatment, set: (chosen) => ({ treatment: chosen as never }) },
          { name: 'due', keys: 'D', size: 'date', kind: 'date', value: (r) => r.due, set: (due) => ({ due }) },
        ],
        [{ name: 'plan', keys: 'P', kind: 'text', value: (r) => r.plan, set: (plan) => ({ plan }) }],
        [{ name: 'residual', keys: 'R', kind: 'rating', value: (r) => r.residual, set: (residual) => ({ residual }) }],
        [{ name: 'accepted', keys: 'E', kind: 'signed', value: (r) => r.accepted, set: (accepted) => ({ accepted: accepted && handOf(accepted) }) }],
        [{ name: 'review', keys: 'X', size: 'date', kind: 'date', value: (r) => r.review, set: (review) => ({ review }) }],
      ],
      guides: ['risks-guide-treatment', 'risks-guide-accepted'],
    },
  ],
  links: LINKS,
  facets: [
    {
      id: 'standing',
      of: standings,
      values: () => STANDINGS.map((value) => ({ value, label: t(`risk-standing-${value}`) })),
    },
    {
      id: 'category',
      of: (r) => r.categories,
      values: () => CATEGORIES.filter((c) => rows.some((r) => r.categories.includes(c))).map((value) => ({ value, label: t(`risk-category-${kebab(value)}`) })),
    },
    {
      id: 'cell',
      of: (r) => [cellOf(r)],
      values: () => [],
    },
  ],
  related: () => [],
  ties: ties('risk'),
  summary: () => t('risks-summary', { total: rows.length }),
  add: (id) => ({ op: 'AddRisk', id, set: [] }),
  edit: (risk, field) => ({ op: 'EditRisk', risk, set: [field] }),
  remove: (risk) => ({ op: 'DeleteRisk', risk }),
  more: [generativeAction],
});
