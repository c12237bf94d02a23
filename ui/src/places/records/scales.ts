// The organisation's scales of likelihood and consequence, and what a rating comes to on them.
import type { Impact, Rating } from '../../lib/model';
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
