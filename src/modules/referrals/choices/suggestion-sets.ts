import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Shown } from './shown.js';

/** Long enough for a tab left open over a week-end. */
const KEPT_MS = 7 * 86_400_000;

export interface KeptSuggestions {
  weightsVersion: number;
  shown: Shown[];
}

/** What was shown to whom, for a week. Written when the page is shown, as the journal is: it changes nothing there. */
@Injectable()
export class SuggestionSets {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The caller has checked that the actor may see the person. */
  async keep(
    actor: StructureActor,
    beneficiaryId: string,
    { weightsVersion, shown }: KeptSuggestions,
  ): Promise<string> {
    const id = newId();
    const until = new Date(this.clock.now().getTime() + KEPT_MS);
    await this.work.prepared(KEEP, [id, actor.userId, beneficiaryId, weightsVersion, JSON.stringify(shown), until]);
    return id;
  }

  /** Undefined when it has expired, or was shown to somebody else or for somebody else. */
  async find(
    actor: StructureActor,
    beneficiaryId: string,
    id: string | undefined,
  ): Promise<KeptSuggestions | undefined> {
    if (!isId(id)) return undefined;
    const [kept] = await this.work.prepared<KeptSuggestions>(
      `SELECT weights_version AS "weightsVersion", shown FROM routing_suggestion
        WHERE id = $1 AND owner_id = $2 AND beneficiary_id = $3 AND expires_at > $4`,
      [id, actor.userId, beneficiaryId, this.clock.now()],
    );
    return kept;
  }

  /** Forgets those that have expired. @returns how many */
  forgetExpired(): Promise<number> {
    return this.work.execute('DELETE FROM routing_suggestion WHERE expires_at <= $1', [this.clock.now()]);
  }
}

/** Lost with the last half second before a crash of the machine, at worst: no page waits for the disk because of it. */
const KEEP = `
  INSERT INTO routing_suggestion (id, owner_id, beneficiary_id, weights_version, shown, expires_at)
  SELECT $1::uuid, $2::uuid, $3::uuid, $4::integer, $5::jsonb, $6::timestamptz
   WHERE set_config('synchronous_commit', 'off', true) IS NOT NULL`;
