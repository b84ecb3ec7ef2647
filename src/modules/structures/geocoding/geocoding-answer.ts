import type { Position } from '../communes/index.js';
import { isInFrance } from '../directory/fields/position.js';

export interface FoundAddress extends Position {
  /** « 8 Boulevard du Port 80000 Amiens »: as the service writes it. */
  readonly label: string;
  /** Only the commune was recognised. */
  readonly approximate: boolean;
}

/** `unavailable`: switched off, out of reach, or it asked us to wait. */
export type GeocodingAnswer =
  { readonly kind: 'found'; readonly address: FoundAddress } | { readonly kind: 'unknown' | 'unavailable' };

/** Under it, the service has mostly recognised the name of the commune: its own documentation advises to doubt. */
const LEAST_SCORE = 0.4;

const UNAVAILABLE: GeocodingAnswer = { kind: 'unavailable' };

/**
 * Reads the GeoJSON that the service answers with: the first feature, its `score`, `type` and `label`.
 *
 * @returns `unknown` when nothing near enough was found; `unavailable` when this is not such an answer
 */
export function readGeocodingAnswer(body: unknown): GeocodingAnswer {
  const features = field(body, 'features');
  if (!Array.isArray(features)) return UNAVAILABLE;
  const [feature] = features as unknown[];
  if (feature === undefined) return { kind: 'unknown' };
  const properties = field(feature, 'properties');
  const [score, label] = [field(properties, 'score'), field(properties, 'label')];
  const coordinates = field(field(feature, 'geometry'), 'coordinates');
  if (typeof score !== 'number' || typeof label !== 'string' || !Array.isArray(coordinates)) return UNAVAILABLE;
  const [longitude, latitude] = coordinates as unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return UNAVAILABLE;
  if (score < LEAST_SCORE || !isInFrance({ latitude, longitude })) return { kind: 'unknown' };
  const approximate = field(properties, 'type') === 'municipality';
  return { kind: 'found', address: { latitude, longitude, label: label.slice(0, 200), approximate } };
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
