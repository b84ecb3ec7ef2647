import { IsIn, IsOptional } from 'class-validator';
import { AsBoolean, AsList } from '../../../../platform/http/forms/transforms.js';
import type { Fund, FundPart } from '../../../structures/index.js';
import type { ReferralPath } from '../../referral-codes.js';
import type { ReferralInput } from '../../referrals.service.js';
import { missingParts } from '../../saisine/saisine-asks.js';
import {
  type CallBackSlot,
  callBackSlots,
  type Language,
  languages,
  type SaisineNeed,
  saisineNeeds,
} from '../../saisine/saisine-codes.js';
import type { SaisineDetails } from '../../saisine/saisine.entity.js';
import { alreadyRunning } from '../../saisine/saisine-messages.js';
import { TOO_LARGE } from '../../pdf-check.js';
import type { DocumentUpload } from '../document-upload.js';
import { DraftForm } from '../draft.form.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };

/** What is said at the field of a part that the caisse requires. */
const missingMessages: Record<FundPart, [field: keyof SaisineForm, message: string]> = {
  need_details: ['saisineNeeds', 'Cette caisse demande le besoin précis\u00a0: cochez-en au moins un.'],
  call_back: ['callBackSlots', 'Cette caisse demande quand rappeler la personne\u00a0: cochez au moins un moment.'],
  language: ['language', 'Cette caisse demande la langue de la personne.'],
  helper: ['throughHelper', ''],
  signature: ['agreementHow', 'Cette caisse demande un accord par signature.'],
  attachment: ['document', 'Cette caisse demande un document en PDF.'],
};

/** A referral to the caisse's mission, with what this caisse asks. No free words: nothing medical can be written. */
export class SaisineForm extends DraftForm {
  override path: ReferralPath = 'health_access_mission';

  @AsList()
  @IsIn(saisineNeeds, { each: true, ...among })
  saisineNeeds: SaisineNeed[] = [];

  @AsList()
  @IsIn(callBackSlots, { each: true, ...among })
  callBackSlots: CallBackSlot[] = [];

  @IsOptional()
  @IsIn(languages, among)
  language?: Language;

  @IsOptional()
  @AsBoolean()
  @IsIn([true, false], among)
  interpreter?: boolean;

  @IsOptional()
  @AsBoolean()
  @IsIn([true, false], among)
  throughHelper?: boolean;

  /** The file itself is received apart; only its errors come here. */
  @IsOptional()
  document?: string;

  get details(): SaisineDetails {
    return {
      needs: this.saisineNeeds,
      callBackSlots: this.callBackSlots,
      language: this.language ?? null,
      interpreter: this.interpreter ?? false,
      throughHelper: this.throughHelper ?? false,
    };
  }

  /** @param around.helperAgreed the person's relative is known, with the person's agreement */
  checkAsks({ fundAsks }: Fund, around: { helperAgreed: boolean; documents: number }): this {
    if (!this.motive) this.reject('motive', 'Choisissez le motif de la saisine.');
    if (this.throughHelper && !around.helperAgreed) {
      this.reject('throughHelper', 'Notez d’abord sur la fiche le proche aidant et l’accord de la personne.');
    }
    if (!this.sends) return this;
    const signed = this.agreementHow === 'signature';
    for (const part of missingParts(fundAsks, this.details, { signed, documents: around.documents })) {
      this.reject(...missingMessages[part]);
    }
    return this;
  }

  /** Drafts may wait beside a running request; a second one may not leave. */
  checkRunning(running: string | undefined): this {
    return running && this.sends ? this.reject('motive', alreadyRunning) : this;
  }

  /** A browser forgets the file of a form that comes back: said, so that nobody believes it was joined. */
  checkDocument({ tooLarge, document }: DocumentUpload): this {
    if (tooLarge) return this.reject('document', TOO_LARGE);
    return document && !this.isValid ? this.reject('document', 'Choisissez de nouveau votre document.') : this;
  }

  override get input(): ReferralInput {
    return {
      ...super.input,
      receiver: { structureId: this.structureId ?? '' },
      path: 'health_access_mission',
      message: null,
      saisine: this.details,
    };
  }
}
