// What Overview counts: by group, by state, by driver. Nothing here is a rule; the findings are Rust's.
import { DRIVER_KINDS } from '../../lib/glyphs/drivers';
import type { DriverKind, Edition, Finding, FindingCode, Severity } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { inOrder } from '../../lib/findings.svelte';
import { t } from '../../lib/words';
import { allRows, controlCount, type Count, countOf, headingOf, ledger, OTHER_SOURCES, type Row, type State } from '../controls/rows.svelte';

/** One line of the table. */
export interface GroupFigures {
  id: string;
  title: string;
  rows: readonly Row[];
  count: Count;
  findings: Record<Severity, number>;
}

/** States from the best to none, as the chart lists them. */
export const CHART_STATES: readonly State[] = [
  'implemented', 'inProgress', 'planned', 'notStarted', 'applicable', 'undecided', 'excluded',
];

const groups: readonly GroupFigures[] = $derived.by(() => {
  const found = new Map<string, Row[]>();
  for (const row of allRows()) {
    const list = found.get(row.group);
    if (list) list.push(row);
    else found.set(row.group, [row]);
  }
  return [...found].map(([id, rows]) => {
    const findings: Record<Severity, number> = { blocks: 0, warning: 0, hint: 0 };
    for (const row of rows) for (const { severity } of row.findings) findings[severity] += 1;
    return {
      id,
      title: headingOf(id)?.title ?? t(id === OTHER_SOURCES ? 'controls-other-sources' : 'overview-not-in-catalogue'),
      rows,
      count: countOf(rows),
      findings,
    };
  });
});

const states: ReadonlyMap<State, number> = $derived.by(() => {
  const counts = new Map<State, number>();
  for (const row of allRows()) counts.set(row.state, (counts.get(row.state) ?? 0) + 1);
  return counts;
});

const drivers: readonly { kind: DriverKind; named: number; unnamed: number }[] = $derived.by(() => {
  const counts = new Map(DRIVER_KINDS.map((kind) => [kind, { kind, named: 0, unnamed: 0 }]));
  for (const { decision } of allRows()) {
    if (decision.applicability !== 'applicable') continue;
    for (const { kind, label, text, record } of decision.drivers) {
      const count = counts.get(kind);
      if (count) count[record || label.trim() || text.trim() ? 'named' : 'unnamed'] += 1;
    }
  }
  return [...counts.values()];
});

/** The edition that readers outside hold. */
const edition: Edition | undefined = $derived(store.statement?.editions.find(({ id }) => id === store.status?.inForce));

/** Everything that Overview shows as a number. */
export const figures = {
  get groups() { return groups; },
  get total() { return controlCount(); },
  get states() { return states; },
  get drivers() { return drivers; },
  get edition() { return edition; },
  /** Whether the organisation states how far its controls are; in 42001 that is its own choice. */
  get statesStatus() { return allRows().some((row) => row.decision.applicability === 'applicable' && row.decision.status !== undefined); },
  /** Whether anything at all was decided. */
  get begun() { return controlCount().decided > 0; },
};

/** Findings of one rule. */
export interface Rule {
  code: FindingCode;
  severity: Severity;
  findings: readonly Finding[];
}

const rules: readonly Rule[] = $derived.by(() => {
  const found = new Map<FindingCode, Finding[]>();
  for (const finding of inOrder(store.open)) {
    const list = found.get(finding.code);
    if (list) list.push(finding);
    else found.set(finding.code, [finding]);
  }
  return [...found].map(([code, findings]) => ({ code, severity: (findings[0] as Finding).severity, findings }));
});

/** Open findings by rule, worst first. */
export function openRules(): readonly Rule[] {
  return rules;
}

/** How many of a thing one mark of a chart stands for, so that the longest row has at most `fits` marks. */
export function unit(most: number, fits: number): number {
  for (let ten = 1; ; ten *= 10) for (const step of [1, 2, 5]) if (most <= step * ten * fits) return step * ten;
}

/** Goes to Controls with only those in the list that have these values. */
export async function showControls(chosen: Record<string, string>): Promise<void> {
  ledger.clearFilters();
  for (const [facet, value] of Object.entries(chosen)) ledger.chooseOnly(facet, value);
  ledger.stand(ledger.visibleKeys[0]);
  await navigation.go({ place: 'controls' });
}
