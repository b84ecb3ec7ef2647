import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Weights } from '../routing/weights.js';

const KEYS = `ARRAY['accompaniment', 'needs', 'distance', 'access_mode', 'opening_hours', 'freshness', 'capacity', 'load',
  'answer_delay', 'answer_rate', 'fees']`;

/** One setting of the ranking, never changed: another setting is another version. The last one is in force. */
@Entity('routing_weights')
@Check('routing_weights_version_check', 'version >= 1 AND (version = 1) = (by_user_id IS NULL)')
@Check('routing_weights_words_check', `btrim(words) <> ''`)
@Check(
  'routing_weights_keys_check',
  `jsonb_typeof(weights) = 'object' AND weights ?& ${KEYS} AND weights - ${KEYS} = '{}'`,
)
@Check(
  'routing_weights_range_check',
  `NOT jsonb_path_exists(weights, '$.* ? (@.type() != "number" || @ < 0 || @ > 10)')`,
)
export class RoutingWeightsVersion {
  @PrimaryColumn('integer')
  version: number;

  @Column('jsonb')
  weights: Weights;

  /** Why it was changed. */
  @Column('text')
  words: string;

  /** Null for the one that came with the program. */
  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  byUserId: string | null;

  @Column('timestamptz')
  at: Date;
}
