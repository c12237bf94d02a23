// AI systems: what each is, and the controls that are left out for it alone.
import type { AiSystem, Decision, Id, SystemExclusion, SystemField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { controlLabel } from '../../lib/findings.svelte';
import { controlList } from '../records/controls';
import { drivenBy, mentionsOf } from '../records/mentions';
import { inNaturalOrder, RecordRoom } from '../records/room.svelte';

export interface SystemRow {
  id: Id;
  system: AiSystem;
  /** Controls left out for this system alone, in the order of the statement. */
  leftOut: readonly { decision: Decision; exclusion: SystemExclusion }[];
}

const rows: readonly SystemRow[] = $derived.by(() => {
  const found = new Map<Id, { decision: Decision; exclusion: SystemExclusion }[]>();
  for (const decision of store.statement?.decisions ?? [])
    for (const exclusion of decision.exclusions) {
      const list = found.get(exclusion.system);
      if (list) list.push({ decision, exclusion });
      else found.set(exclusion.system, [{ decision, exclusion }]);
    }
  return inNaturalOrder(store.snapshot?.systems ?? [], (s) => s.label).map((system) => ({ id: system.id, system, leftOut: found.get(system.id) ?? [] }));
});

/** Texts that speak of a system. */
export const mentions = ({ system }: SystemRow) => mentionsOf([system.label, system.name]);

export const room: RecordRoom<SystemRow, SystemField> = new RecordRoom<SystemRow, SystemField>({
  place: 'systems',
  record: 'system',
  items: () => rows,
  label: ({ system }) => system.label,
  title: ({ system }) => system.name,
  about: ({ system }) => system.purpose,
  text: ({ system, leftOut }) => [
    system.label, system.name, system.purpose,
    ...leftOut.flatMap(({ decision, exclusion }) => [controlLabel(decision.control), exclusion.justification.text]),
  ],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: ({ system }) => system.label, set: (label) => ({ label }) },
          { name: 'name', keys: 'A', kind: 'line', value: ({ system }) => system.name, set: (name) => ({ name }) },
        ],
        [{ name: 'purpose', keys: 'P', kind: 'long', value: ({ system }) => system.purpose, set: (purpose) => ({ purpose }) }],
      ],
      guides: ['systems-guide-what', 'systems-guide-purpose'],
    },
  ],
  links: [{ name: 'controls', keys: 'C' }],
  facets: [
    {
      id: 'use',
      of: ({ system, leftOut }) => [leftOut.length > 0 ? 'leftOut' : 'all', ...(system.purpose.trim() === '' ? ['noPurpose'] : [])],
      values: () => [
        { value: 'leftOut', label: t('systems-use-left-out') },
        { value: 'all', label: t('systems-use-all') },
        { value: 'noPurpose', label: t('systems-use-no-purpose') },
      ],
    },
  ],
  // The rule names the system by its label; only decisions that leave something out for this very one speak of it.
  related: ({ system, leftOut }) =>
    leftOut.flatMap(({ decision }) =>
      (store.findingsByControl.get(decision.control) ?? []).filter((f) => f.code === 'system-exclusion-incomplete' && f.args['system'] === system.label),
    ),
  ties: (row) => {
    const driven = drivenBy(row.id);
    const mentioned = mentions(row).length;
    return [
      ...(row.leftOut.length > 0 ? [t('systems-tie-left-out', { count: row.leftOut.length, controls: controlList(row.leftOut.map((l) => l.decision)) })] : []),
      ...(driven.length > 0 ? [t('records-tie-drivers', { count: driven.length, controls: driven.map(controlLabel).join(', ') })] : []),
      ...(mentioned > 0 ? [t('records-tie-mentions', { count: mentioned })] : []),
    ];
  },
  summary: () => t('systems-summary', { total: rows.length, leftOut: rows.filter((row) => row.leftOut.length > 0).length }),
  add: (id) => ({ op: 'AddSystem', id, set: [] }),
  edit: (system, field) => ({ op: 'EditSystem', system, set: [field] }),
  remove: (system) => ({ op: 'DeleteSystem', system }),
  // No operation changes several systems as one.
  single: true,
});
