// Audits: planned and held, by whom, and what they found.
import type { Audit, AuditField } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { kebab, t } from '../../lib/words';
import { ties } from '../records/ties';
import { inNaturalOrder, LINKS, RecordRoom } from '../records/room.svelte';
import { AUDIT_KINDS, AUDIT_STANDARDS } from '../records/vocabulary';

const rows: readonly Audit[] = $derived(inNaturalOrder(store.snapshot?.audits ?? [], (r) => r.label));

export const room: RecordRoom<Audit, AuditField> = new RecordRoom<Audit, AuditField>({
  place: 'audits',
  record: 'audit',
  items: () => rows,
  label: (r) => r.label,
  title: (r) => r.title,
  about: (r) => r.until ?? r.from ?? '',
  text: (r) => [r.label, r.title, r.scope.text, r.auditors.text, r.result.text, r.from, r.until, store.people.get(r.lead ?? '')?.name],
  blocks: [
    {
      lines: [
        [
          { name: 'label', keys: 'I', size: 'id', kind: 'line', value: (r) => r.label, set: (label) => ({ label }) },
          { name: 'title', keys: 'T', kind: 'line', value: (r) => r.title, set: (title) => ({ title }) },
        ],
        [
          { name: 'kind', keys: 'K', kind: 'choice', words: 'audit-kind', values: AUDIT_KINDS, value: (r) => r.kind, set: (chosen) => ({ kind: chosen as never }) },
          { name: 'lead', keys: 'O', kind: 'person', value: (r) => r.lead, set: (lead) => ({ lead }) },
        ],
        [
          { name: 'from', keys: 'F', size: 'date', kind: 'date', value: (r) => r.from, set: (from) => ({ from }) },
          { name: 'until', keys: 'U', size: 'date', kind: 'date', value: (r) => r.until, set: (until) => ({ until }) },
        ],
        [
          { name: 'standards', keys: 'A', kind: 'several', words: 'audit-standard', values: AUDIT_STANDARDS, value: (r) => r.standards, set: (chosen) => ({ standards: chosen as never }) },
        ],
        [
          { name: 'scope', keys: 'S', kind: 'text', value: (r) => r.scope, set: (scope) => ({ scope }) },
        ],
        [
          { name: 'auditors', keys: 'W', kind: 'text', value: (r) => r.auditors, set: (auditors) => ({ auditors }) },
        ],
        [
          { name: 'result', keys: 'R', kind: 'text', value: (r) => r.result, set: (result) => ({ result }) },
        ],
        [
          { name: 'reported', keys: 'M', size: 'date', kind: 'date', value: (r) => r.reported, set: (reported) => ({ reported }) },
        ],
      ],
      guides: ['audits-guide-what', 'audits-guide-auditors', 'audits-guide-result'],
    },
  ],
  links: LINKS,
  facets: [
    {
      id: 'kind',
      of: (r) => [r.kind ?? ''],
      values: () => AUDIT_KINDS.map((value) => ({ value, label: t(`audit-kind-${kebab(value)}`) })),
    },
  ],
  related: () => [],
  ties: ties('audit'),
  summary: () => t('audits-summary', { total: rows.length }),
  prints: ['print-record'],
  add: (id) => ({ op: 'AddAudit', id, set: [] }),
  edit: (audit, field) => ({ op: 'EditAudit', audit, set: [field] }),
  remove: (audit) => ({ op: 'DeleteAudit', audit }),
});
