import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import type { ChoiceStanding } from '../choices/choice-records.js';
import { type ChoiceInput, ChoosingService } from '../choosing.service.js';
import { type DocumentReceived, DocumentsService } from '../documents.service.js';
import { ReferralRecords } from '../referral-records.js';
import { type ReferralInput, ReferralsService } from '../referrals.service.js';

export interface SaisineWritten {
  input: ReferralInput;
  choice: ChoiceInput;
  document: DocumentReceived | undefined;
  sends: boolean;
}

/** A saisine as it is prepared: its referral, its document and its sending in one go, all or nothing. */
@Injectable()
export class SaisineDrafts {
  constructor(
    private readonly referrals: ReferralsService,
    private readonly documents: DocumentsService,
    private readonly records: ReferralRecords,
    private readonly choosing: ChoosingService,
  ) {}

  /** Where the saisine stands among what was suggested; undefined when nothing was. */
  standing(
    actor: StructureActor,
    beneficiaryId: string,
    { choice, input }: Pick<SaisineWritten, 'choice' | 'input'>,
  ): Promise<ChoiceStanding | undefined> {
    return this.choosing.standing(actor, beneficiaryId, choice.suggestion, input);
  }

  /** @throws DocumentRefused when what is joined is not a plain PDF */
  async create(actor: StructureActor, beneficiaryId: string, written: SaisineWritten): Promise<{ id: string }> {
    this.check(written);
    return this.records.run(async () => {
      const { input, choice } = written;
      const { id } = await this.choosing.prepare(actor, beneficiaryId, input, choice, { sends: false });
      await this.finish(actor, id, written);
      return { id };
    });
  }

  /** @param version the one that was read */
  async edit(actor: StructureActor, id: string, version: number, written: SaisineWritten): Promise<void> {
    this.check(written);
    await this.records.run(async () => {
      await this.referrals.edit(actor, id, version, written.input);
      await this.finish(actor, id, written);
    });
  }

  private check({ document }: SaisineWritten): void {
    if (document) this.documents.check(document);
  }

  private async finish(actor: StructureActor, id: string, { document, sends }: SaisineWritten): Promise<void> {
    if (document) await this.documents.add(actor, await this.records.hold(actor, id), 'sender', document);
    if (sends) await this.referrals.send(actor, id);
  }
}
