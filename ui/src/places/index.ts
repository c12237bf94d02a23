// The places, in the order of the sidebar and of Ctrl+1…9. A place that is not built is not here.
import type { IconNode } from 'lucide';
import type { Component } from 'svelte';

import type { Action } from '../lib/actions/registry.svelte';
import { controlsPlace } from './controls';
import { declarationPlace } from './declaration';
import { documentPlace } from './document';
import { evidencePlace } from './evidence';
import { filePlace } from './file';
import { historyPlace } from './history';
import { overviewPlace } from './overview';
import { peoplePlace } from './people';
import { systemsPlace } from './systems';

/** A place of the window. README.md says how to add one. */
export interface Place {
  /** Fixed name; navigation and actions use it. */
  id: string;
  /** Fluent id of its name. */
  label: string;
  icon: IconNode;
  component: Component;
  /** What stands below the places in the sidebar while this one is shown: facets, or facts about the file. */
  sidebar?: Component;
  /** Fluent id of what that is called, where it is no filters. */
  sidebarLabel?: string;
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

export const places: readonly Place[] = [
  overviewPlace, controlsPlace, systemsPlace, evidencePlace, peoplePlace, documentPlace, historyPlace, declarationPlace, filePlace,
];
