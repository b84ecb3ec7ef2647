import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { Typesetter } from '../../../platform/pdf/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { DepartmentOutlines, type PlaceDetails, StructuresService } from '../../structures/index.js';
import type { Referral } from '../referral.entity.js';
import type { ReadingVerb } from '../referral-records.js';
import { ReferralReading, type ReferralSeen } from '../referral-reading.js';
import { letterFacts } from './letter-facts.js';
import type { SheetFormat, SheetLanguage } from './sheet-languages.js';
import { slip } from './slip.js';
import { type Destination, slipFacts } from './slip-facts.js';
import { canPrint, writesLetter } from './what-prints.js';

/** What is printed of a referral. Each printing is noted in the journal, and the letters are counted from there. */
@Injectable()
export class ReferralPapers {
  constructor(
    private readonly reading: ReferralReading,
    private readonly structures: StructuresService,
    private readonly outlines: DepartmentOutlines,
    private readonly typesetter: Typesetter,
    private readonly clock: Clock,
  ) {}

  /**
   * « Billet d’orientation », for the person. Before acceptance the receiver's has the first name alone.
   *
   * @throws NotFoundError absent, or not for the actor's structure
   * @throws ConflictError there is nowhere to go: not sent, or over
   */
  async slip(actor: StructureActor, id: string, language: SheetLanguage, format: SheetFormat): Promise<Buffer> {
    const seen = await this.underWay(actor, id, 'referral.print-slip');
    const facts = slipFacts(seen, await this.destination(seen.referral));
    return this.typesetter.pdf('referrals/slip', slip(facts, language, format));
  }

  /**
   * The request on paper, with a coupon to answer on.
   *
   * @throws NotFoundError the same, or not the sender
   */
  async letter(actor: StructureActor, id: string): Promise<Buffer> {
    const seen = await this.underWay(actor, id, 'referral.print-letter', writesLetter);
    const facts = letterFacts(seen, await this.destination(seen.referral), this.clock.today());
    return this.typesetter.pdf('referrals/letter', facts);
  }

  private async underWay(
    actor: StructureActor,
    id: string,
    verb: ReadingVerb,
    concerned: (seen: ReferralSeen) => boolean = () => true,
  ): Promise<ReferralSeen> {
    const seen = await this.reading.read(actor, id);
    if (!concerned(seen)) throw new NotFoundError('referral');
    if (!canPrint(seen.referral)) {
      throw new ConflictError(
        'Il n’y a rien à imprimer pour cette orientation\u00a0: elle n’est pas partie, ou elle est finie.',
      );
    }
    return this.reading.open(actor, id, verb);
  }

  private async destination({ receiverPlaceId, receiverStructureId }: Referral): Promise<Destination> {
    const place = receiverPlaceId ? await this.structures.place(receiverPlaceId) : undefined;
    const structure = receiverStructureId ? await this.structures.require(receiverStructureId) : undefined;
    return { place, structure, outline: place ? this.outlineOf(place) : null };
  }

  private outlineOf({ positionStatus, communeInsee, latitude, longitude }: PlaceDetails) {
    if (positionStatus === 'doubtful' || latitude === null || longitude === null) return null;
    return this.outlines.around(communeInsee, { latitude, longitude });
  }
}
