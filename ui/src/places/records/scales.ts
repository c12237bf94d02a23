// The organisation's scales of likelihood and consequence, and what a rating comes to on them.
import type { Impact, Rating, RiskCriteria } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';

/** So many places a scale has while the organisation has set none. */
const PLACES = 5;

export const NO_IMPACT: Impact = { who: '', benefit: { text: '' }, harm: { text: '' }, mitigation: { text: '' }, characteristics: [] };

/** The words of a scale, lowest first; numbers alone while none are set. */
export function scale(name: 'likelihood' | 'consequence'): readonly string[] {
  const words = store.snapshot?.organisation.riskCriteria?.[name];
  return words?.slice(0, PLACES) ?? Array.from({ length: PLACES }, () => '');
}

/** “3 Serious”. */
export const placeOn = (name: 'likelihood' | 'consequence', place: number): string => `${place} ${scale(name)[place - 1] ?? ''}`.trim();

/** Likelihood times the worst consequence; nothing while one of the two is not rated. The rule is Rust's (`Rating::level`). */
export function levelOf(rating: Rating | undefined): number | undefined {
  const bad = [rating?.organisation, rating?.individuals, rating?.societies].filter((place) => place !== undefined);
  if (rating?.likelihood === undefined || bad.length === 0) return undefined;
  return rating.likelihood * Math.max(...bad);
}

/** Whether the criteria draw a line on their scales; files of before may hold some that do not. The rule is Rust's (`draw_a_line`). */
export function hasLine(criteria: RiskCriteria | undefined): criteria is RiskCriteria {
  return criteria !== undefined && criteria.acceptable >= 1 && criteria.acceptable <= criteria.likelihood.length * criteria.consequence.length;
}

/** How many ratings of risks and impacts name a place that scales of these sizes would not have. */
export function unfit(likelihoods: number, consequences: number): number {
  const { risks = [], assessments = [] } = store.snapshot ?? {};
  const ratings = risks.flatMap(({ inherent, residual }) => [inherent, residual]).map((of) => [of?.likelihood, of?.organisation, of?.individuals, of?.societies]);
  const impacts = assessments
    .flatMap(({ individuals, groups, communities, organisations, society }) => [individuals, groups, communities, organisations, society])
    .map((of) => [of?.likelihood, of?.severity]);
  return [...ratings, ...impacts].filter(([likelihood = 0, ...bad]) => likelihood > likelihoods || bad.some((place = 0) => place > consequences)).length;
}

/** Whether a level lies above the line up to which the organisation accepts one. */
export function isAbove(level: number): boolean {
  const line = store.snapshot?.organisation.riskCriteria?.acceptable ?? 0;
  return line > 0 && level > line;
}

/** “12, above the line” in words. */
export function levelWords(level: number | undefined): string {
  if (level === undefined) return t('risk-level-none');
  return t(isAbove(level) ? 'risk-level-above' : 'risk-level', { level });
}
