import type { DriverKind } from '../model';

/** The seven kinds in the fixed order of their slots. */
export const DRIVER_KINDS: readonly DriverKind[] = [
  'risk', 'legal', 'contract', 'business', 'bestPractice', 'impactAssessment', 'interestedParty',
];
