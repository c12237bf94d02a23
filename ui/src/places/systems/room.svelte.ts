// AI systems: what each is, and the controls that are left out for it alone.
import type { AiSystem, Decision, Id, SystemExclusion, SystemField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { controlLabel } from '../../lib/findings.svelte';
import { controlList } from '../records/controls';
import { drivenBy, mentionsOf } from '../records/mentions.svelte';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';
import { ties } from '../records/ties';
import { ACT_ROLES, ACT_TIERS, AFFECTED, DATA_SOURCES, EFFECTS, ORIGINS, OVERSIGHTS, ROLES, SCOPES, STAGES, SUPPLIES, TRAITS, USERS } from '../records/vocabulary';
import { overlookedAction } from './overlooked.svelte';

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
    system.label, system.name, system.purpose, system.data.text, system.affectedNote.text, system.oversightNote.text, system.suppliers.text,
    system.actReason.text, store.people.get(system.owner ?? '')?.name,
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
    {
      lines: [
        [
          { name: 'owner', keys: 'O', kind: 'person', value: ({ system }) => system.owner, set: (owner) => ({ owner }) },
          { name: 'scope', keys: 'S', kind: 'choice', words: 'system-scope', values: SCOPES, value: ({ system }) => system.scope, set: (chosen) => ({ scope: chosen as never }) },
        ],
        [
          { name: 'origin', keys: 'R', kind: 'choice', words: 'system-origin', values: ORIGINS, value: ({ system }) => system.origin, set: (chosen) => ({ origin: chosen as never }) },
          { name: 'stage', keys: 'T', kind: 'choice', words: 'system-stage', values: STAGES, value: ({ system }) => system.stage, set: (chosen) => ({ stage: chosen as never }) },
        ],
        [
          { name: 'changed', keys: 'G', size: 'date', kind: 'date', value: ({ system }) => system.changed, set: (changed) => ({ changed }) },
        ],
      ],
      guides: ['systems-guide-stage'],
    },
    {
      lines: [
        [
          { name: 'traits', keys: 'K', kind: 'several', words: 'system-trait', values: TRAITS, value: ({ system }) => system.traits, set: (chosen) => ({ traits: chosen as never }) },
        ],
        [{ name: 'data', keys: 'D', kind: 'text', value: ({ system }) => system.data, set: (data) => ({ data }) }],
        [
          { name: 'dataSources', kind: 'several', words: 'data-source', values: DATA_SOURCES, value: ({ system }) => system.dataSources, set: (chosen) => ({ dataSources: chosen as never }) },
        ],
      ],
      guides: ['systems-guide-traits', 'systems-guide-data'],
    },
    {
      lines: [
        [
          { name: 'users', keys: 'U', kind: 'several', words: 'system-users', values: USERS, value: ({ system }) => system.users, set: (chosen) => ({ users: chosen as never }) },
        ],
        [
          { name: 'effect', keys: 'E', kind: 'choice', words: 'system-effect', values: EFFECTS, value: ({ system }) => system.effect, set: (chosen) => ({ effect: chosen as never }) },
        ],
        [
          { name: 'affected', keys: 'F', kind: 'several', words: 'system-affected', values: AFFECTED, value: ({ system }) => system.affected, set: (chosen) => ({ affected: chosen as never }) },
        ],
        [{ name: 'affectedNote', kind: 'text', value: ({ system }) => system.affectedNote, set: (affectedNote) => ({ affectedNote }) }],
        [
          { name: 'oversight', keys: 'V', kind: 'choice', words: 'system-oversight', values: OVERSIGHTS, value: ({ system }) => system.oversight, set: (chosen) => ({ oversight: chosen as never }) },
        ],
        [{ name: 'oversightNote', kind: 'text', value: ({ system }) => system.oversightNote, set: (oversightNote) => ({ oversightNote }) }],
      ],
      guides: ['systems-guide-affected', 'systems-guide-oversight'],
    },
    {
      lines: [
        [
          { name: 'supplies', keys: 'Y', kind: 'several', words: 'system-supply', values: SUPPLIES, value: ({ system }) => system.supplies, set: (chosen) => ({ supplies: chosen as never }) },
        ],
        [{ name: 'suppliers', kind: 'text', value: ({ system }) => system.suppliers, set: (suppliers) => ({ suppliers }) }],
      ],
      guides: ['systems-guide-suppliers'],
    },
    {
      lines: [
        [
          { name: 'roles', keys: 'J', kind: 'several', words: 'document-role', values: ROLES, value: ({ system }) => system.roles, set: (chosen) => ({ roles: chosen as never }) },
        ],
        [
          { name: 'actRole', kind: 'choice', words: 'act-role', values: ACT_ROLES, value: ({ system }) => system.actRole, set: (chosen) => ({ actRole: chosen as never }) },
          { name: 'actTier', kind: 'choice', words: 'act-tier', values: ACT_TIERS, value: ({ system }) => system.actTier, set: (chosen) => ({ actTier: chosen as never }) },
        ],
        [{ name: 'actReason', kind: 'text', value: ({ system }) => system.actReason, set: (actReason) => ({ actReason }) }],
      ],
      guides: ['systems-guide-roles', 'systems-guide-act'],
    },
  ],
  links: [{ name: 'controls', keys: 'C' }, ...LINKS],
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
    {
      id: 'stage',
      of: ({ system }) => [system.stage ?? ''],
      values: () => STAGES.filter((stage) => rows.some((row) => row.system.stage === stage)).map((value) => ({ value, label: t(`system-stage-${kebab(value)}`) })),
    },
    {
      id: 'origin',
      of: ({ system }) => [system.origin ?? ''],
      values: () => ORIGINS.filter((origin) => rows.some((row) => row.system.origin === origin)).map((value) => ({ value, label: t(`system-origin-${kebab(value)}`) })),
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
      ...ties('system')(row),
    ];
  },
  summary: () => t('systems-summary', { total: rows.length, leftOut: rows.filter((row) => row.leftOut.length > 0).length }),
  add: (id) => ({ op: 'AddSystem', id, set: [] }),
  edit: (system, field) => ({ op: 'EditSystem', system, set: [field] }),
  remove: (system) => ({ op: 'DeleteSystem', system }),
  more: [overlookedAction],
});
