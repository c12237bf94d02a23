// The places, in the order of the sidebar. A place that is not built is not here.
import type { IconNode } from 'lucide';
import type { Component } from 'svelte';

import type { Action } from '../lib/actions/registry.svelte';
import { assessmentsPlace } from './assessments';
import { auditsPlace } from './audits';
import { controlsPlace } from './controls';
import { coveragePlace } from './coverage';
import { declarationPlace } from './declaration';
import { documentPlace } from './document';
import { clausesPlace } from './clauses';
import { evidencePlace } from './evidence';
import { filePlace } from './file';
import { historyPlace } from './history';
import { nonconformitiesPlace } from './nonconformities';
import { objectivesPlace } from './objectives';
import { overviewPlace } from './overview';
import { partiesPlace } from './parties';
import { peoplePlace } from './people';
import { questionsPlace } from './questions';
import { requirementsPlace } from './requirements';
import { reviewsPlace } from './reviews';
import { risksPlace } from './risks';
import { systemsPlace } from './systems';
import { tracePlace } from './trace';

/** A place of the window. README.md says how to add one. */
export interface Place {
  /** Fixed name; navigation and actions use it. */
  id: string;
  /** The key that leads there, where one is left for it. */
  keys?: string;
  /** Fluent id of its name. */
  label: string;
  icon: IconNode;
  component: Component;
  /** What stands below the places in the sidebar while this one is shown: facets, or facts about the file. */
  sidebar?: Component;
  /** Fluent id of what that is called, where it is no filters. */
  sidebarLabel?: string;
  /** The place that the sidebar marks while this one is shown, where it holds a page that was opened from another. */
  within?: () => string;
  /** How many records it holds, for the sidebar. */
  count?: () => number | undefined;
  /** The footer's first words while this place is shown. */
  summary?: () => string;
  /** What can be done from everywhere in the window that leads into this place. */
  actions?: () => readonly Action[];
  /** What it does by itself a little after a file was opened. */
  later?: () => void;
  /** Forgets what it remembers about a file. */
  reset?: () => void;
}

/** Those that keep Ctrl+1…9, in this order; the registers behind the decisions have letters. */
const FIRST = [overviewPlace, controlsPlace, systemsPlace, evidencePlace, peoplePlace, documentPlace, historyPlace, declarationPlace, filePlace];
const SECOND = [[risksPlace, 'R'], [assessmentsPlace, 'M'], [requirementsPlace, 'E'], [partiesPlace, 'P'], [objectivesPlace, 'B'], [coveragePlace, 'X'], [tracePlace, 'T'], [clausesPlace, 'K'],
  [auditsPlace, 'G'], [reviewsPlace, 'W'], [nonconformitiesPlace, 'Y'], [questionsPlace, 'Q']] as const;

const keyed = (place: Place): Place => {
  const letter = SECOND.find(([of]) => of === place)?.[1];
  return { ...place, keys: letter === undefined ? `Mod+${FIRST.indexOf(place) + 1}` : `Mod+Shift+${letter}` };
};

/** The places by what they are about: the statement, what its decisions follow from, where that leads, the management system, the paper. */
export const placeGroups: readonly (readonly Place[])[] = [
  [overviewPlace, controlsPlace],
  [systemsPlace, risksPlace, assessmentsPlace, requirementsPlace, partiesPlace, objectivesPlace, evidencePlace, peoplePlace],
  [tracePlace, coveragePlace],
  [clausesPlace, auditsPlace, reviewsPlace, nonconformitiesPlace, questionsPlace],
  [documentPlace, historyPlace, declarationPlace, filePlace],
].map((group) => group.map(keyed));

export const places: readonly Place[] = placeGroups.flat();
