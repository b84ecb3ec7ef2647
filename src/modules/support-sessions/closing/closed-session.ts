import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { dayIn } from '../../../platform/time/day.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { StructuresService } from '../../structures/index.js';
import type { Attended, HeldFacts, Topic, WorkshopLevel } from '../../workshops/index.js';
import { GroupSessionsService } from '../group-sessions.service.js';
import { nobody } from '../person-snapshot.js';
import { plainSession, type SessionContent } from '../session-content.js';
import { SupportSessionsService } from '../support-sessions.service.js';

/** What is asked at the closing: the rest is known. */
export interface ClosingInput {
  durationMinutes: number;
  topics: Topic[];
  workshopLevel: WorkshopLevel | null;
  notes: string | null;
}

const NO_COMMUNE =
  'La commune de cet atelier n’est pas connue\u00a0: corrigez son lieu, puis clôturez-le. Rien n’a été enregistré.';

/** The session that a workshop becomes: of a group, or of one person. */
@Injectable()
export class ClosedSession {
  constructor(
    private readonly groups: GroupSessionsService,
    private readonly sessions: SupportSessionsService,
    private readonly beneficiaries: BeneficiariesService,
    private readonly structures: StructuresService,
  ) {}

  /**
   * In the transaction of the closing, of which the workshop is the form: whatever happens, it makes one session. People
   * whom the organiser does not see are counted without a name.
   */
  async write(actor: StructureActor, workshopId: string, attended: Attended, input: ClosingInput): Promise<string> {
    const { held, people, withoutFile } = attended;
    const seen = [...(await this.beneficiaries.findAll(actor, people)).keys()];
    const anonymousCount = withoutFile + people.length - seen.length;
    const content = await this.content(actor, held, input);
    if (held.format === 'individual' && seen.length + anonymousCount === 1) {
      const [person] = seen;
      const referralId = person ? (attended.referrals.find(({ came }) => came)?.id ?? null) : null;
      const { beneficiaryId: _none, ...anonymous } = nobody;
      return (await this.sessions.log(actor, { ...content, referralId, person: person ?? anonymous, formKey: workshopId })).id;
    }
    const group = {
      ...{ title: held.title, workshopLevel: input.workshopLevel },
      ...{ anonymousCount, anonymousAlready: 0, anonymousBy: {} },
    };
    return (await this.groups.log(actor, { content, group, people: seen, formKey: workshopId })).id;
  }

  private async content(actor: StructureActor, held: HeldFacts, input: ClosingInput): Promise<SessionContent> {
    const { durationMinutes, topics, notes } = input;
    return {
      ...plainSession,
      ...{ day: dayIn(held.startsAt, held.zone), durationMinutes, topics, notes },
      ...(await this.where(actor, held)),
      ...{ referralId: null, procedures: [], procedureName: null, equipment: [], autonomy: null, redirection: null },
    };
  }

  /** A place of the structure’s own, or any other by its commune. */
  private async where(
    { structureId }: StructureActor,
    { mode, placeId, communeInsee }: HeldFacts,
  ): Promise<Pick<SessionContent, 'locationKind' | 'placeId' | 'communeInsee'>> {
    if (mode !== 'place') return { locationKind: 'a_distance', placeId: null, communeInsee: null };
    const own = placeId !== null && (await this.structures.placesOf(structureId)).some(({ id }) => id === placeId);
    if (own) return { locationKind: 'lieu_activite', placeId, communeInsee: null };
    if (communeInsee === null) throw new ConflictError(NO_COMMUNE);
    return { locationKind: 'autre', placeId: null, communeInsee };
  }
}
