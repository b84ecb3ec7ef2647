import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import type { Day } from '../../platform/time/day.js';
import { BeneficiariesService, type BeneficiaryCard } from '../beneficiaries/index.js';
import { EmployersQueries } from '../identity/index.js';
import { ReferralsQueries } from '../referrals/index.js';
import { type PlaceOption, StructuresService } from '../structures/index.js';
import { type AnonymousPerson, type PersonSnapshot, snapshotOf, snapshotOfAnonymous } from './person-snapshot.js';
import type { SessionContent } from './session-content.js';
import { SessionTags } from './tags/session-tags.js';
import type { SupportSession } from './support-session.entity.js';

/** What was looked up for this same actor to read the form, so that the base is not asked twice. */
export interface Known {
  card: BeneficiaryCard | null;
  places: readonly PlaceOption[];
}

/** What a session borrows from the modules below: the person, the place, the referral. */
@Injectable()
export class SessionChecks {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly referrals: ReferralsQueries,
    private readonly structures: StructuresService,
    private readonly employers: EmployersQueries,
    private readonly tags: SessionTags,
  ) {}

  /**
   * What stays on the session whatever becomes of the place and of the mediator: the commune of the place, the employer.
   * @param kept the session being corrected: what it has and keeps need not be the actor's to use any more
   */
  async ofTheDay(
    actor: StructureActor,
    { day, placeId, communeInsee }: Pick<SessionContent, 'day' | 'placeId' | 'communeInsee'>,
    kept?: SupportSession,
  ): Promise<{ communeInsee: string | null; employerId: string }> {
    return {
      communeInsee:
        placeId !== null && placeId === kept?.placeId
          ? kept.communeInsee
          : await this.commune(actor, { placeId, communeInsee }),
      employerId: day === kept?.day ? kept.employerId : await this.employers.on(day, actor),
    };
  }

  /** That of the place, when there is one. @throws NotFoundError when the place is not the structure's */
  async commune(
    actor: StructureActor,
    { placeId, communeInsee }: Pick<SessionContent, 'placeId' | 'communeInsee'>,
    known?: Known,
  ): Promise<string | null> {
    if (placeId === null) return communeInsee;
    const places = known?.places ?? (await this.structures.placesOf(actor.structureId));
    const place = places.find(({ id }) => id === placeId);
    if (!place) throw new NotFoundError('place');
    return place.communeInsee;
  }

  async referral(actor: StructureActor, person: string | AnonymousPerson, referralId: string | null): Promise<void> {
    if (referralId === null) return;
    const open = typeof person === 'string' ? await this.referrals.openReceived(actor, person) : [];
    if (!open.some(({ id }) => id === referralId)) throw new NotFoundError('referral');
  }

  async snapshot(
    actor: StructureActor,
    person: string | AnonymousPerson,
    day: Day,
    known?: Known,
  ): Promise<PersonSnapshot> {
    if (typeof person !== 'string') return snapshotOfAnonymous(person);
    if (known?.card?.id === person) return snapshotOf(known.card, day);
    return snapshotOf(await this.beneficiaries.find(actor, person), day);
  }

  /** A corrected session keeps the person as they were; only another day may change the age band. */
  async snapshotAgain(
    actor: StructureActor,
    session: SupportSession,
    anonymous: AnonymousPerson,
    day: Day,
  ): Promise<PersonSnapshot> {
    if (session.beneficiaryId === null) return snapshotOfAnonymous(anonymous);
    const { beneficiaryId, gender, socialStatus, residenceInsee, alreadySupported } = session;
    const ageBand = day === session.day ? session.ageBand : await this.ageBand(actor, session, day);
    return { beneficiaryId, gender, ageBand, socialStatus, residenceInsee, alreadySupported };
  }

  /** @throws NotFoundError when one is not the actor's to use on that day */
  putTags(
    actor: StructureActor,
    session: Pick<SupportSession, 'id' | 'day'>,
    tagIds: readonly string[],
  ): Promise<void> {
    return this.tags.write(actor, session, tagIds);
  }

  /** A session is a contact with the person, on its own day. */
  async noteContact({ beneficiaryId, day }: SupportSession): Promise<void> {
    if (beneficiaryId !== null) await this.beneficiaries.noteContact(beneficiaryId, day);
  }

  private async ageBand(actor: StructureActor, session: SupportSession, day: Day): Promise<PersonSnapshot['ageBand']> {
    try {
      return snapshotOf(await this.beneficiaries.find(actor, session.beneficiaryId ?? ''), day).ageBand;
    } catch (error) {
      // The person went back to the structure that had sent them: the session stays as it was.
      if (error instanceof NotFoundError) return session.ageBand;
      throw error;
    }
  }
}
