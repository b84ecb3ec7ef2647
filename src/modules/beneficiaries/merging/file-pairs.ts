import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { BeneficiaryDetails } from '../beneficiary-details.js';
import { Beneficiary } from '../beneficiary.entity.js';
import { earliest, type Side } from './merge-fields.js';
import { canMerge } from './merging.policy.js';

export type FilePair = Record<Side, Beneficiary>;

const MERGED_ALREADY =
  'Ces deux fiches ne sont plus à comparer\u00a0: l’une d’elles vient d’être réunie avec une autre. Rien n’a été changé par vous.';

/** Two files of the actor's structure, read or held. */
@Injectable()
export class FilePairs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFoundError one of them is not there, or not of the actor's structure
   * @throws ConflictError in French when one was merged
   */
  async find(actor: StructureActor, ids: Readonly<Record<Side, string>>): Promise<FilePair> {
    const wanted = [ids.first, ids.second];
    if (!wanted.every(isId) || ids.first === ids.second) throw new NotFoundError('pair of people');
    const people = await this.work.repository(Beneficiary).findBy(wanted.map((id) => ({ id })));
    const [first, second] = wanted.map((id) => people.find((person) => person.id === id));
    if (!first || !second || !canMerge(actor, first, second)) throw new NotFoundError('pair of people');
    if (first.mergedInto !== null || second.mergedInto !== null) throw new ConflictError(MERGED_ALREADY);
    return { first, second };
  }

  /** As `find`, both rows held in the order of their ids: of two who merge the same pair, the second sees the first. */
  async lock(actor: StructureActor, ids: Readonly<Record<Side, string>>): Promise<FilePair> {
    await this.find(actor, ids);
    await this.work.query('SELECT FROM beneficiary WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [
      [ids.first, ids.second],
    ]);
    return this.find(actor, ids);
  }

  /** The kept file says what was chosen; the first notice and the last contact of the two are the person's. */
  async take(kept: Beneficiary, merged: Beneficiary, details: BeneficiaryDetails): Promise<void> {
    const informed = earliest(kept.noticeGivenOn, merged.noticeGivenOn);
    if (informed !== kept.noticeGivenOn) kept.noticeGivenBy = merged.noticeGivenBy;
    kept.noticeGivenOn = informed;
    if (merged.lastContactOn > kept.lastContactOn) kept.lastContactOn = merged.lastContactOn;
    kept.correct(details, this.clock.now());
    await this.work.repository(Beneficiary).save(kept);
  }
}
