// The controls of Annex A by group, as the first page draws them. No file is open there, so no catalogue is loaded; a
// test holds this against the catalogue.

/** Group and number of its controls. */
export const SCORE: readonly (readonly [group: string, controls: number])[] = [
  ['A.2', 3], ['A.3', 2], ['A.4', 5], ['A.5', 4], ['A.6', 9], ['A.7', 5], ['A.8', 4], ['A.9', 3], ['A.10', 3],
];

/** All of them. */
export const CONTROLS = SCORE.reduce((sum, [, controls]) => sum + controls, 0);
