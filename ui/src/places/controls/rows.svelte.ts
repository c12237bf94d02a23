// The rows of Controls: one for each control of the statement's frameworks, then the organisation's own.
import { controlLabel, published, worst } from '../../lib/findings.svelte';
import type { GlyphName } from '../../lib/glyphs/Glyph.svelte';
import { Ledger } from '../../lib/list/ledger.svelte';
import type { ControlRef, Decision, Finding, Person, Severity } from '../../lib/model';
import { store } from '../../lib/store.svelte';

/** What a row says about its control, in one word. */
export type State = Extract<
  GlyphName,
  'undecided' | 'applicable' | 'notStarted' | 'planned' | 'inProgress' | 'implemented' | 'excluded'
>;

/** States in the order of the sidebar. */
export const STATES: readonly State[] = [
  'undecided', 'applicable', 'notStarted', 'planned', 'inProgress', 'implemented', 'excluded',
];

/** The heading under which own controls stand. */
export const OTHER_SOURCES = 'own';

export interface Row {
  control: ControlRef;
  /** The id people use. */
  label: string;
  title: string;
  decision: Decision;
  state: State;
  group: string;
  /** The objective inside the group, where the group has several. */
  objective?: string;
  owner?: Person;
  findings: readonly Finding[];
  worst?: Severity;
}

/** A decision in one word. */
export function stateOf({ applicability, status }: Pick<Decision, 'applicability' | 'status'>): State {
  return applicability === 'applicable' ? (status ?? 'applicable') : applicability;
}

/** A heading of the list: a group of controls, or an objective within one. */
export interface Heading {
  /** As it is told, and as rows name it. */
  id: string;
  /** Its own id within the framework. */
  own: string;
  framework: string;
  title: string;
}

/** The groups of the statement's frameworks, each with its objectives. */
const groups: readonly (Heading & { objectives: readonly Heading[] })[] = $derived(
  store.frameworks.flatMap(({ id: framework, groups }) => {
    const heading = (of: { id: string; title?: string }, title: string) => ({ id: published(framework, of.id), own: of.id, framework, title: of.title ?? title });
    return groups.map((group) => ({ ...heading(group, ''), objectives: group.objectives.map((objective) => heading(objective, group.title)) }));
  }),
);

/** The groups of the statement's frameworks, in published order. */
export function allGroups(): readonly Heading[] {
  return groups;
}

const headings: ReadonlyMap<string, Heading> = $derived(new Map(groups.flatMap((group) => [...group.objectives, group].map((of) => [of.id, of] as const))));

/** A heading as rows name it; none for own controls. */
export function headingOf(id: string): Heading | undefined {
  return headings.get(id);
}

/** Where each control stands. */
const places = $derived.by(() => {
  const found = new Map<ControlRef, { title: string; group: string; objective?: string }>();
  for (const framework of store.frameworks) {
    for (const group of framework.groups) {
      for (const objective of group.objectives) {
        for (const { id, title } of objective.controls) {
          const several = group.objectives.length > 1;
          const of = (heading: string) => published(framework.id, heading);
          found.set(`${framework.id}/${id}`, { title, group: of(group.id), ...(several && { objective: of(objective.id) }) });
        }
      }
    }
  }
  return found;
});

const rows: readonly Row[] = $derived.by(() => {
  const all = (store.statement?.decisions ?? []).map((decision): Row => {
    const { control } = decision;
    const own = control.startsWith('own/');
    const at = places.get(control);
    const findings = store.findingsByControl.get(control) ?? [];
    return {
      control,
      label: controlLabel(control),
      title: own ? (store.ownControls.get(control.slice(4))?.title ?? '') : (at?.title ?? store.titles.get(control) ?? ''),
      decision,
      state: stateOf(decision),
      group: own ? OTHER_SOURCES : (at?.group ?? ''),
      objective: at?.objective,
      owner: decision.owner === undefined ? undefined : store.people.get(decision.owner),
      findings,
      worst: worst(findings),
    };
  });
  return all;
});

/** All rows, for those who count. */
export function allRows(): readonly Row[] {
  return rows;
}

/** How many controls are what. Own controls count as all others do. */
export interface Count {
  total: number;
  /** Those of the organisation's own. */
  own: number;
  /** The others. */
  annex: number;
  decided: number;
  applicable: number;
  excluded: number;
  undecided: number;
  implemented: number;
}

/** Counts controls: for every place of the window that says how many there are. */
export function countOf(counted: readonly Row[]): Count {
  const count: Count = { total: counted.length, own: 0, annex: 0, decided: 0, applicable: 0, excluded: 0, undecided: 0, implemented: 0 };
  for (const { decision, state, group } of counted) {
    count[decision.applicability] += 1;
    count[group === OTHER_SOURCES ? 'own' : 'annex'] += 1;
    if (state !== 'undecided') count.decided += 1;
    if (state === 'implemented') count.implemented += 1;
  }
  return count;
}

const every: Count = $derived(countOf(rows));

/** All controls, counted. */
export function controlCount(): Count {
  return every;
}

function typed({ label, title, decision, owner, control }: Row): string {
  const own = store.ownControls.get(control.slice(4));
  const evidence = decision.evidence.map((id) => store.evidence.get(id)).map((e) => `${e?.label ?? ''} ${e?.title ?? ''}`);
  return [
    label, title, own?.source, own?.description.text, decision.included.text, decision.excluded.text, decision.how.text,
    decision.notes.text, owner?.name, owner?.function, ...evidence,
    ...decision.drivers.flatMap((driver) => [driver.label, driver.text]),
    ...decision.exclusions.flatMap((e) => [store.systems.get(e.system)?.name, e.justification.text]),
  ].join('\n');
}

/** The list of Controls. */
export const ledger = new Ledger<Row>({
  items: () => rows,
  key: (row) => row.control,
  headings: (row) => [{ id: row.group }, ...(row.objective === undefined ? [] : [{ id: row.objective, sub: true }])],
  text: typed,
  facets: [
    { id: 'objective', of: (row) => [row.group] },
    { id: 'state', of: (row) => [row.state] },
    { id: 'finding', of: (row) => [...new Set(row.findings.map((finding) => finding.severity))] },
    // Drivers of an excluded control are kept, and drive nothing.
    { id: 'driver', of: ({ decision }) => (decision.applicability === 'applicable' ? [...new Set(decision.drivers.map((d) => d.kind))] : []) },
    // Only of what is included: an excluded control that no risk asks for is as it should be.
    { id: 'risk', of: ({ decision }) => (decision.applicability === 'applicable' ? [decision.drivers.some((d) => d.kind === 'risk') ? 'asked' : 'unasked'] : []) },
    { id: 'owner', of: (row) => [row.decision.owner ?? ''] },
  ],
});
